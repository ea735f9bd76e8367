import type { Metadata } from "next";
import { CriticalPower } from "@/components/settings/critical-power";
import { OriginMark, ProvenanceLine, Since } from "@/components/settings/figures-provenance";
import { type FigureActions, FigureRow } from "@/components/settings/figures-row";
import { formatFigure, SINGLE_FIGURES } from "@/components/settings/figures-words";
import { ZoneTable } from "@/components/settings/figures-zone-table";
import { ReckoningProgress } from "@/components/settings/reckoning-progress";
import { Section } from "@/components/ui/page";
import { Quantity } from "@/components/ui/quantity";
import type { FigureName, KnownFigures } from "@/core/ride";
import { requireViewer } from "@/server/auth";
import { type DatedFigure, findCriticalPowers, findKnownFigures, listFigures } from "@/server/data/figures";
import { findReckoning } from "@/server/data/reckoning";
import { typeValues } from "@/server/figures-form";
import { removeFigureAction, saveFigureAction } from "./actions";
import { latestDay, today } from "./today";
import { viewHeartRateZones, viewPowerZones, type ZonesView } from "./zones";

export const metadata: Metadata = { title: "Figures" };

export default async function FiguresPage() {
  const viewer = await requireViewer();
  const now = new Date();
  const [known, powers, rows, reckoning] = await Promise.all([
    findKnownFigures(viewer, latestDay(now)),
    findCriticalPowers(viewer, latestDay(now)),
    listFigures(viewer),
    findReckoning(viewer),
  ]);
  const actions = viewer.isDemonstration ? null : { save: saveFigureAction, remove: removeFigureAction };
  const state = { known, rows, actions, today: today(now) };

  return (
    <>
      <p className="mb-6 max-w-[64ch] text-muted">
        A ride is worked out with what was valid on its day. What you do not give is estimated from your rides where
        that can be done, and is marked wherever it is used; where it cannot, what depends on it is left out.
      </p>
      <ReckoningProgress progress={reckoning} />
      <section aria-labelledby="you">
        <h2 id="you" className="sr-only">
          You
        </h2>
        <ul className="border-t border-line">
          {SINGLE_FIGURES.map((words) => (
            <SingleFigure key={words.kind} words={words} {...state} />
          ))}
        </ul>
      </section>
      <CriticalPower powers={powers} />
      <Section title="Zones">
        <ul className="border-t border-line">
          <Zones kind="powerZoneLimits" label="Zones of power" view={viewPowerZones(known.figures)} {...state} />
          <Zones
            kind="heartRateZoneLimits"
            label="Zones of heart rate"
            view={viewHeartRateZones(known.figures)}
            {...state}
          />
        </ul>
      </Section>
    </>
  );
}

interface State {
  known: KnownFigures;
  rows: DatedFigure[];
  /** Null of the demonstration's rider. */
  actions: FigureActions | null;
  today: string;
}

function SingleFigure({ words, known, rows, ...rest }: { words: (typeof SINGLE_FIGURES)[number] } & State) {
  const { kind, ...field } = words;
  const value = known.figures[kind];
  const history = rows
    .filter((row) => row.kind === kind)
    .map(({ validFrom, values: [one = null] }) => ({
      validFrom,
      text: one === null ? "Not known" : formatFigure(kind, one),
    }));
  return (
    <FigureRow
      kind={kind}
      label={field.label}
      now={<Quantity text={formatFigure(kind, value)} className="text-title font-light" />}
      origin={<ProvenanceLine origin={known.origins[kind] ?? null} />}
      field={{ is: "number", ...field }}
      current={isGiven(known, kind) && value !== null ? typeValues({ kind, values: [value] }) : {}}
      history={history}
      {...rest}
    />
  );
}

/** What is estimated is not typed in beforehand: saving it would say that the rider said so. */
const isGiven = ({ origins }: KnownFigures, kind: FigureName) => origins[kind]?.is === "given";

interface ZonesProps extends State {
  kind: "powerZoneLimits" | "heartRateZoneLimits";
  label: string;
  view: ZonesView;
}

function Zones({ kind, label, view, known, rows, ...rest }: ZonesProps) {
  const origin = known.origins[kind];
  const basis = (view.basis && known.origins[view.basis]) ?? null;
  const history = rows
    .filter((row) => row.kind === kind)
    .map(({ validFrom, values }) => ({
      validFrom,
      text: values.length === 0 ? "The usual ones" : `${values.join(" · ")} ${view.fields.unit}`,
    }));
  return (
    <FigureRow
      kind={kind}
      label={label}
      origin={
        <>
          <OriginMark origin={basis} />
          {origin?.is === "given" ? (
            <>
              Your own, <Since validFrom={origin.validFrom} />
            </>
          ) : (
            view.usual
          )}
        </>
      }
      field={{ is: "zones", hasOwn: origin?.is === "given", ...view.fields }}
      current={typeValues({ kind, values: [...view.limits] })}
      history={history}
      {...rest}
    >
      {view.lines.length > 0 && <ZoneTable title={label} lines={view.lines} percents={view.percents} />}
    </FigureRow>
  );
}
