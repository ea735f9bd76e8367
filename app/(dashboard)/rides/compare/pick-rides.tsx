import type { Asked } from "@/components/compare/compare-address";
import { compareAddress } from "@/components/compare/compare-address";
import type { Pickable } from "@/components/compare/pick-row";
import { Picker } from "@/components/compare/picker";
import { readSearch, withSearch } from "@/components/compare/searched";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDistance, formatShare } from "@/core/format";
import { type LikelyCandidate, listChosen, listComparable, listLikely } from "@/server/data/compare";
import { countRides } from "@/server/data/rides";
import type { Viewer } from "@/server/viewer";

const RIDES_SHOWN = 40;
const MOST_SHOWN = 400;

/** Two to four rides out of the viewer's. */
export async function PickRides({
  viewer,
  asked,
  parameters,
}: {
  viewer: Viewer;
  asked: Asked;
  parameters: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const searched = readSearch(parameters);
  const shown = Math.min(MOST_SHOWN, Math.max(RIDES_SHOWN, Math.floor(Number(parameters.shown)) || 0));
  const [first] = asked.entries;
  const likely = first ? listLikely(viewer, first.id).then((rides) => rides.map(toPickable)) : Promise.resolve([]);
  // Whoever waits for it hears of its failing; until then it is nobody's.
  likely.catch(() => {});
  const [count, chosenRides, rides] = await Promise.all([
    countRides(viewer),
    listChosen(
      viewer,
      asked.entries.map(({ id }) => id),
    ),
    listComparable(viewer, {
      title: searched.title,
      from: searched.from || null,
      until: searched.until || null,
      take: shown + 1,
    }),
  ]);
  if (count < 2) return <TooFew count={count} />;
  const address = withSearch(compareAddress({ ...asked, isPicking: true }), searched);
  return (
    <Picker
      asked={asked}
      chosenRides={chosenRides}
      likely={likely}
      rides={rides.slice(0, shown)}
      searched={searched}
      more={
        rides.length > shown && (
          <p className="mt-4">
            <ButtonLink href={`${address}&shown=${shown + 3 * RIDES_SHOWN}`} scroll={false}>
              Show older rides
            </ButtonLink>
          </p>
        )
      }
    />
  );
}

const TooFew = ({ count }: { count: number }) => (
  <EmptyState
    title={count === 0 ? "No rides to compare yet" : "One ride is not enough"}
    actions={
      <>
        <ButtonLink href="/rides" look="primary">
          To your rides
        </ButtonLink>
        <ButtonLink href="/uploads">Upload rides</ButtonLink>
      </>
    }
  >
    Two rides can be laid over each other, by time, by distance or by where they went. The next one makes it possible.
  </EmptyState>
);

const toPickable = ({ why, ...ride }: LikelyCandidate): Pickable => ({
  ...ride,
  why:
    why.is === "same-way"
      ? `Same way, ${formatShare(why.share)} of it`
      : `Same climb of ${formatDistance(why.lengthMeters)}`,
});
