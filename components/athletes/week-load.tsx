import { changePercent, type WeekLoad as Week } from "@/core/attention/standing";
import { formatLoad } from "@/core/format";

/** The load of the last seven days against the usual week: a bar with a mark at the usual, and the same in words. */
export function WeekLoad({ week }: { week: Week }) {
  const { load, usual } = week;
  const change = changePercent(week);
  return (
    <span className="inline-flex items-center gap-3">
      <Bar load={load} usual={usual} />
      <span className="whitespace-nowrap tabular-nums">
        {load !== null && formatLoad(load)}{" "}
        <span className="text-small text-muted">
          {load === null
            ? "not known"
            : usual === null
              ? "usual not known"
              : change === null
                ? "usually 0"
                : `${signed(change)} % on ${formatLoad(usual)}`}
        </span>
      </span>
    </span>
  );
}

const signed = (change: number) => {
  const whole = Math.round(change);
  return `${whole < 0 ? "−" : whole > 0 ? "+" : ""}${Math.abs(whole)}`;
};

const WIDTH = 56;

/** The usual week is in the middle; twice of it fills the bar. */
function Bar({ load, usual }: Week) {
  const share = usual && load !== null ? Math.min(load / usual / 2, 1) : null;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 12`}
      aria-hidden="true"
      className={`h-3 w-14 shrink-0 ${share === null ? "hidden desk:block" : ""}`}
    >
      {share !== null && (
        <>
          <rect y="2" width={WIDTH} height="8" className="fill-line" />
          <rect y="2" width={Math.round(WIDTH * share)} height="8" className="fill-accent/70" />
          <rect x={WIDTH / 2 - 0.75} width="1.5" height="12" className="fill-ink" />
        </>
      )}
    </svg>
  );
}
