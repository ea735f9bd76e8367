import { TextField } from "@/components/ui/field";

/** What a place is called, and how far around it nothing is shown. */
export function PrivacyFields({
  values,
  problems,
}: {
  /** As they were typed. */
  values: { name?: string; radiusMeters?: string };
  problems: Record<string, string>;
}) {
  return (
    <div className="flex max-w-[440px] flex-wrap gap-4">
      <TextField
        key={`name ${values.name}`}
        className="grow basis-48"
        name="name"
        label="Name"
        hint="Only you see it."
        autoComplete="off"
        maxLength={200}
        defaultValue={values.name ?? ""}
        problem={problems.name}
      />
      <TextField
        key={`radius ${values.radiusMeters}`}
        className="basis-40"
        name="radiusMeters"
        label="Hide around it"
        unit="m"
        hint="From 100 to 2,000 m."
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.radiusMeters ?? ""}
        problem={problems.radiusMeters}
      />
    </div>
  );
}
