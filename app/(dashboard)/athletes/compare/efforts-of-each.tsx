import { PeopleAbsent } from "@/components/compare/people-absent";
import { daysInWords, effortInWords } from "@/components/compare/people-toolbar";
import { compareEffort } from "@/server/data/compare-athletes";
import { type Asking, LaidOver, More } from "./laid-over";

/** The best of each over a time. */
export async function EffortsOfEach({ seconds, shown }: { seconds: number; shown: Asking }) {
  const { viewer, days, since } = shown;
  const { done, more, absent } = await compareEffort(viewer, seconds, since);
  const rows = done.map((one) => ({ ...one, isViewer: one.riderId === viewer.userId, climb: null }));
  const words = effortInWords(seconds);
  const others = (
    <>
      <More count={more} />
      <PeopleAbsent absent={absent} notDone={`ridden ${words} with a power meter in ${daysInWords(days)}.`} />
    </>
  );
  return (
    <>
      <h2 className="mb-2 text-title font-medium tracking-tight">Best {words} of each</h2>
      {rows.length === 0 ? (
        <>
          <p className="py-6 text-muted">
            Nobody who agreed to be compared rode {words} with a power meter in {daysInWords(days)}.
          </p>
          {others}
        </>
      ) : (
        <LaidOver asking={shown} caption={`The best ${words} of each in ${daysInWords(days)}`} rows={rows} by="time">
          {others}
        </LaidOver>
      )}
    </>
  );
}
