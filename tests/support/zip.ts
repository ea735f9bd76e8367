import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A zip of these files; `compress: false` stores one as it is. */
export async function zipOf(
  files: readonly { name: string; bytes: Uint8Array; compress?: boolean }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const { name, bytes, compress = true } of files) zip.addBuffer(Buffer.from(bytes), name, { compress });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
