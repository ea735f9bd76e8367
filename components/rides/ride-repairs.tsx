import type { FormState } from "@/components/ui/form-state";
import { Section } from "@/components/ui/page";
import { repairInWords } from "@/core/repairs";
import type { Ride, RideRepair } from "@/core/ride";
import { RepairForm } from "./repair-form";
import { repairsInWords } from "./repairs-in-words";

type Action = (previous: FormState, form: FormData) => Promise<FormState>;

/** What of the recording cannot have been and is left out; each can be put back, and left out again. */
export function RideRepairs({
  ride: { id, version, repairs, sources },
  action,
}: {
  ride: Ride;
  /** Null where nothing may be changed. */
  action: Action | null;
}) {
  if (repairs.length === 0) return null;
  return (
    <div id="repairs">
      <Section title="Repairs" aside={repairsInWords(repairs)}>
        <p className="mb-2 max-w-[64ch] text-muted">
          The recording itself is kept as it came. What cannot have been is left out of the lanes and the numbers, and
          what you put back counts again.
        </p>
        <ul className="border-t border-line">
          {repairs.map((repair) => (
            <li
              key={`${repair.sourceId} ${repair.kind}`}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-1.5"
            >
              <div>
                <span className={repair.isUndone ? "text-muted line-through" : ""}>{repairInWords(repair)}</span>{" "}
                {sources.length > 1 && <span className="text-small text-muted">{sourceOf(repair, sources)}</span>}
              </div>
              {action && (
                <RepairForm
                  action={action}
                  rideId={id}
                  version={version}
                  repair={repair}
                  words={repairInWords(repair)}
                />
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

const sourceOf = ({ sourceId }: RideRepair, sources: Ride["sources"]) =>
  sources.find(({ id }) => id === sourceId)?.from ?? "";
