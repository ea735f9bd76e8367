/** How far something is, as a bar with its label and the same in words. */
export function ProgressBar({
  label,
  done,
  total,
  words,
  isSmall = false,
}: {
  label: string;
  done: number;
  total: number;
  /** "12 of 40 files", "3.1 of 8 MB". */
  words: string;
  isSmall?: boolean;
}) {
  const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0;
  return (
    <div>
      <div className={`mb-1 flex justify-between gap-4 ${isSmall ? "text-small" : ""}`}>
        <span className={`min-w-0 truncate ${isSmall ? "" : "font-medium"}`}>{label}</span>
        <span className="shrink-0 text-muted tabular-nums">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
        className={`overflow-hidden rounded-small border border-control bg-sunken ${isSmall ? "h-1.5" : "h-2.5"}`}
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
