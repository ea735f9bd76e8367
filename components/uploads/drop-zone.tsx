"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { filesOfList, filesOfTransfer } from "./dropped-files";
import { bring, type ChosenFile } from "./outbox";

/** Where ride files are dropped, pasted or chosen, whole folders too. */
export function DropZone() {
  const router = useRouter();
  const [isOver, setIsOver] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (coming: Promise<ChosenFile[]>) => {
    setIsBusy(true);
    setProblem(null);
    const brought = await bring(await coming);
    setIsBusy(false);
    if (brought.kind === "refused") return setProblem(brought.message);
    const note = brought.leftOut.length > 0 ? `?left-out=${brought.leftOut.length}` : "";
    router.push(`/uploads/${brought.batchId}${note}`);
  };
  usePaste((transfer) => void take(filesOfTransfer(transfer)));
  useDropGuard();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(filesOfTransfer(event.dataTransfer));
  };
  return (
    <section
      aria-label="Bring ride files"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-sheet border border-dashed px-4 py-12 text-center transition-colors ${isOver ? "border-accent bg-chosen" : "border-control bg-raised"}`}
    >
      <p className="text-title font-medium tracking-tight">
        {isBusy ? "Looking at what you brought …" : "Drop ride files here"}
      </p>
      <p className="max-w-[52ch] text-muted">
        .fit, .gpx and .tcx files, each also as .gz, and .zip archives of them; whole folders too. What other services
        gave you as an export is fine as it is.
      </p>
      <div className="mt-2 flex flex-wrap justify-center gap-3">
        <Chooser label="Choose files" look="primary" onChoose={(files) => void take(Promise.resolve(files))} />
        <Chooser label="Choose a folder" isFolder onChoose={(files) => void take(Promise.resolve(files))} />
      </div>
      {problem && (
        <div className="mt-2 w-full max-w-[560px] text-left">
          <Notice tone="broken">{problem}</Notice>
        </div>
      )}
    </section>
  );
}

/** A button that opens the system's dialog. */
export function Chooser({
  label,
  look = "plain",
  isFolder = false,
  onChoose,
}: {
  label: string;
  look?: "primary" | "plain";
  isFolder?: boolean;
  onChoose: (files: ChosenFile[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(isFolder ? { webkitdirectory: "" } : { accept: ".fit,.gpx,.tcx,.gz,.zip" })}
        onChange={({ currentTarget }) => {
          onChoose(filesOfList(currentTarget.files));
          // The same file may be chosen once more.
          currentTarget.value = "";
        }}
      />
    </>
  );
}

/** What is dropped beside the zone would otherwise take the place of the page. */
function useDropGuard(): void {
  useEffect(() => {
    const stay = (event: Event) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);
}

/** Files that are pasted anywhere on the page. */
function usePaste(take: (transfer: DataTransfer) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData && clipboardData.files.length > 0) latest.current(clipboardData);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
}
