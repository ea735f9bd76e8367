import type { ReactNode } from "react";
import { type Asked, parsePeopleAddress } from "@/components/compare/compare-address";
import { CompareView } from "@/components/compare/compare-view";
import { entryOf, type PersonRow } from "@/components/compare/people-row";
import { PeopleTable } from "@/components/compare/people-table";
import { Section } from "@/components/ui/page";
import { type ComparedRide, MOST_COMPARED, toComparedRide } from "@/core/compare/compared-ride";
import type { Along } from "@/core/compare/laid";
import { findComparedRide } from "@/server/data/compare-athletes";
import type { Viewer } from "@/server/viewer";

/** What every answer of the page is told. */
export interface Asking {
  viewer: Viewer;
  parameters: Readonly<Record<string, string | string[] | undefined>>;
  /** The page's own address, with the question in it. */
  page: string;
  days: number;
  /** How far back is looked. */
  since: Date;
}

/** The table of those who are compared, and below it those of them who are laid over each other. */
export async function LaidOver({
  asking: { viewer, parameters, page },
  caption,
  rows,
  by,
  children,
}: {
  asking: Asking;
  caption: string;
  rows: readonly PersonRow[];
  /** What they are laid along where nothing else is asked for. */
  by: Along | null;
  /** What stands below the table. */
  children: ReactNode;
}) {
  const read = parsePeopleAddress(parameters, page);
  const wanted = parameters.rides === undefined ? rows.slice(0, MOST_COMPARED).map(entryOf) : read.entries;
  const found = await Promise.all(
    wanted.map(async (entry) => {
      const one = entry.riderId && (await findComparedRide(viewer, entry.riderId, entry.id));
      return one ? { entry, ride: ofPerson(viewer, one) } : null;
    }),
  );
  const laid = found.filter((one) => one !== null);
  const asked: Asked = { ...read, by: read.by ?? by, entries: laid.map(({ entry }) => entry), isPicking: false };
  return (
    <>
      <PeopleTable caption={caption} rows={rows} asked={asked} />
      {children}
      {rows.length > 1 && (
        <Section title="Laid over each other" aside={`Those that are ticked above, up to ${WORDS[MOST_COMPARED]}`}>
          {laid.length < 2 ? (
            <p className="text-muted">Tick two of them at least.</p>
          ) : (
            <CompareView
              key={laid.map(({ entry }) => `${entry.id} ${entry.own?.start}`).join()}
              asked={asked}
              rides={laid.map(({ ride }) => ride)}
            />
          )}
        </Section>
      )}
    </>
  );
}

/** That there are others, where not all are told of. */
export const More = ({ count }: { count: number }) =>
  count > 0 && <p className="mt-4 text-small text-muted">{count} more did it, and less well than these.</p>;

const WORDS: Record<number, string> = { 4: "four" };

const ofPerson = (
  viewer: Viewer,
  { name, ride }: NonNullable<Awaited<ReturnType<typeof findComparedRide>>>,
): ComparedRide => ({
  ...toComparedRide(ride),
  rider: { id: ride.riderId, name, isViewer: ride.riderId === viewer.userId },
});
