import { type Colouring, colourOf, stepInWords } from "./colouring";

/** What the colours mean: a bar from little to much, with a number at every border and a word for those who hear it. */
export function Legend({ colouring, hasUnknown }: { colouring: Colouring; hasUnknown: boolean }) {
  const { title, colours, limits, names } = colouring;
  const count = limits.length + 1;
  return (
    <div className="text-note text-muted">
      <p className="flex justify-between gap-4">
        <span className="text-ink">{title}</span>
        {hasUnknown && (
          <span className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className="h-0.5 w-4"
              style={{ background: `var(--color-${colourOf(colouring, 0)})` }}
            />
            not known
          </span>
        )}
      </p>
      <ol
        aria-label={`What the colours mean: ${title}`}
        className="mt-1 grid grid-flow-col auto-cols-fr gap-px tabular-nums"
      >
        {Array.from({ length: count }, (_, index) => (
          <li key={colours[index] ?? index} className="min-w-0">
            {names && (
              <span aria-hidden="true" className="block text-center">
                {names[index]}
              </span>
            )}
            <span
              aria-hidden="true"
              className="block h-2"
              style={{ background: `var(--color-${colourOf(colouring, index + 1)})` }}
            />
            {/* At the border to the next. */}
            <span aria-hidden="true" className="block translate-x-1/2 text-center">
              {limits[index] ?? " "}
            </span>
            <span className="sr-only">{stepInWords(colouring, index + 1)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
