import { TextLink } from "@/components/ui/link";
import { StateWord } from "@/components/ui/state-word";
import { formatDayAndTime } from "@/core/format";
import { type FileResult, RESULT_TONE, RESULT_WORD } from "./batch-words";

/** A file that was read, as its line shows it. */
export interface ReadFile {
  id: string;
  name: string;
  state: FileResult | "waiting";
  reason: string | null;
  rides: { id: string; title: string; startedAt: Date; offsetMinutes: number | null }[];
}

/** Files with what became of them: their rides, or why there is none. */
export function FileList({ files }: { files: readonly ReadFile[] }) {
  return (
    <ul className="border-b border-line">
      {files.map((file) => (
        <li
          key={file.id}
          className="grid gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0 desk:items-start desk:grid-cols-[8rem_1fr_1fr]"
        >
          <FileState state={file.state} />
          <div className="min-w-0">
            {file.rides.map((ride) => (
              <p key={ride.id}>
                <TextLink href={`/rides/${ride.id}`}>{ride.title}</TextLink>{" "}
                <span className="text-muted tabular-nums">{formatDayAndTime(ride.startedAt, ride.offsetMinutes)}</span>
              </p>
            ))}
            {file.reason && !isSaid(file) && (
              <p className={file.rides.length > 0 ? "text-small text-muted" : ""}>{file.reason}</p>
            )}
          </div>
          <p className="min-w-0 text-small break-words text-muted desk:text-right">
            <FileName file={file} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where a file is already, its link says. */
const isSaid = ({ state, rides }: ReadFile) => state === "duplicate" && rides.length > 0;

/** As it came it can be had back, also when it is no ride; what was there already is kept there. */
function FileName({ file: { id, name, state } }: { file: ReadFile }) {
  if (state === "duplicate" || state === "waiting") return name;
  return (
    <a
      href={`/api/files/${id}`}
      download
      title="Download the file as it came"
      className="hover:text-ink hover:underline"
    >
      {name}
    </a>
  );
}

function FileState({ state }: { state: ReadFile["state"] }) {
  if (state === "waiting") return <StateWord tone="plain">Waits</StateWord>;
  return <StateWord tone={RESULT_TONE[state]}>{RESULT_WORD[state]}</StateWord>;
}
