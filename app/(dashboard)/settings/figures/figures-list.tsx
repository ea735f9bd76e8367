import type { AthleteOfForm } from "@/components/settings/figures-athlete";
import type { HistoryRow } from "@/components/settings/figures-history";
import { OriginMark, ProvenanceLine, Since } from "@/components/settings/figures-provenance";
import { type FigureActions, FigureRow } from "@/components/settings/figures-row";
import { formatFigure, SINGLE_FIGURES, signedInWords } from "@/components/settings/figures-words";
import { ZoneTable } from "@/components/settings/figures-zone-table";
import { Section } from "@/components/ui/page";
import { Quantity } from "@/components/ui/quantity";
import { SET_BY_COACH } from "@/core/coach-figures";
import type { FigureName, KnownFigures } from "@/core/ride";
import type { SignedFigure } from "@/server/data/figures";
import { typeValues } from "@/server/figures-form";
import { viewHeartRateZones, viewPowerZones, type ZonesView } from "./zones";

/** The figures that are one number, each with where it comes from and how to change it. */
export function SingleFigures({ isSeen = () => true, ...state }: State & { isSeen?: (kind: FigureName) => boolean }) {
  return (
    <ul className="border-t border-line">
      {SINGLE_FIGURES.filter(({ kind }) => isSeen(kind)).map((words) => (
        <SingleFigure key={words.kind} words={words} {...state} />
      ))}
    </ul>
  );
}

/** The zones of power and of heart rate in the same way. */
export function ZoneFigures({ isSeen = () => true, ...state }: State & { isSeen?: (kind: FigureName) => boolean }) {
  const { figures } = state.known;
  return (
    <Section title="Zones">
      <ul className="border-t border-line">
        <Zones kind="powerZoneLimits" label="Zones of power" view={viewPowerZones(figures)} {...state} />
        {isSeen("heartRateZoneLimits") && (
          <Zones kind="heartRateZoneLimits" label="Zones of heart rate" view={viewHeartRateZones(figures)} {...state} />
        )}
      </ul>
    </Section>
  );
}

interface State {
  known: KnownFigures;
  rows: readonly SignedFigure[];
  /** Null where nothing may be changed. */
  actions: FigureActions | null;
  today: string;
  /** Whose figures their coach looks at; null of the viewer's own. */
  athlete: AthleteOfForm | null;
}

function SingleFigure({ words, known, rows, actions, ...rest }: { words: (typeof SINGLE_FIGURES)[number] } & State) {
  const { kind, ...field } = words;
  const value = known.figures[kind];
  const history = rows
    .filter((row) => row.kind === kind)
    .map(({ values: [one = null], ...row }) =>
      toHistoryRow(row, one === null ? "Not known" : formatFigure(kind, one), rest.athlete),
    );
  return (
    <FigureRow
      kind={kind}
      label={field.label}
      now={<Quantity text={formatFigure(kind, value)} className="text-title font-light" />}
      origin={
        <>
          <ProvenanceLine origin={known.origins[kind] ?? null} />
          <Signed known={known} rows={rows} kind={kind} athlete={rest.athlete} />
        </>
      }
      field={{ is: "number", ...field }}
      current={isGiven(known, kind) && value !== null ? typeValues({ kind, values: [value] }) : {}}
      history={history}
      actions={rest.athlete && !SET_BY_COACH.some((name) => name === kind) ? null : actions}
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
    .map(({ values, ...row }) =>
      toHistoryRow(
        row,
        values.length === 0 ? "The usual ones" : `${values.join(" · ")} ${view.fields.unit}`,
        rest.athlete,
      ),
    );
  return (
    <FigureRow
      kind={kind}
      label={label}
      origin={
        <>
          <OriginMark origin={basis} />
          {origin?.is === "given" ? (
            <>
              {rest.athlete ? "Their own" : "Your own"}, <Since validFrom={origin.validFrom} />
              <Signed known={known} rows={rows} kind={kind} athlete={rest.athlete} />
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

/** Who set what is valid now, where that was not the rider. */
function Signed({
  known,
  rows,
  kind,
  athlete,
}: Pick<State, "known" | "rows" | "athlete"> & { kind: FigureName }): string | null {
  const origin = known.origins[kind];
  const row =
    origin?.is === "given" ? rows.find((one) => one.kind === kind && one.validFrom === origin.validFrom) : undefined;
  if (!row || row.signature.by === "rider") return null;
  return `, ${signedInWords(row.signature, athlete?.name ?? null)}`;
}

/** Riders remove whatever is said of them, a coach what they said themselves. */
const toHistoryRow = (
  { validFrom, signature }: Pick<SignedFigure, "validFrom" | "signature">,
  text: string,
  athlete: AthleteOfForm | null,
): HistoryRow => ({
  validFrom,
  text,
  signed: signedInWords(signature, athlete?.name ?? null),
  canBeRemoved: athlete === null || signature.by === "viewer",
});
