import type { ChosenFile } from "./outbox";

/** What was chosen in a dialog; of a folder with the way to each file. */
export const filesOfList = (list: FileList | null): ChosenFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** What was dropped or pasted: files, and all that is in folders. Asked for at once, before the browser forgets it. */
export async function filesOfTransfer(transfer: DataTransfer): Promise<ChosenFile[]> {
  const roots = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (roots.length === 0) return filesOfList(transfer.files);
  return (await Promise.all(roots.map(filesOfEntry))).flat();
}

async function filesOfEntry(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return file ? [{ path: entry.fullPath.replace(/^\//, ""), file }] : [];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: ChosenFile[] = [];
  // A folder is told in pieces of a hundred; an empty one is its end.
  for (let piece = await readPiece(reader); piece.length > 0; piece = await readPiece(reader)) {
    for (const inside of piece) files.push(...(await filesOfEntry(inside)));
  }
  return files;
}

const readPiece = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
