"use client";

/** One of a few ways to draw a chart. */
export function ChartChoice<Value extends string>({
  legend,
  options,
  chosen,
  onChoose,
}: {
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1 text-small">
      <legend className="float-left mr-2 text-muted">{legend}</legend>
      {options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className={`min-h-8 min-w-8 cursor-pointer rounded-small px-2 ${value === chosen ? "bg-chosen font-medium text-accent" : "text-muted hover:bg-sunken"}`}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
