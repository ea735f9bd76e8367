/** A number with its unit small and muted on the same baseline. What is not known is a dash without a unit. */
export function Quantity({
  text,
  className = "",
  unitClassName = "text-[0.8em]",
}: {
  text: string;
  className?: string;
  unitClassName?: string;
}) {
  const space = text.indexOf(" ");
  const [number, unit] = space < 0 ? [text, ""] : [text.slice(0, space), text.slice(space + 1)];
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`}>
      {number}
      {unit && (
        <span className={`leading-none font-normal tracking-normal text-muted ${unitClassName}`}>{` ${unit}`}</span>
      )}
    </span>
  );
}
