"use client";

import { useRef } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";

/** From when on a figure is valid: from the beginning, or from a day. */
export function SinceFields({
  since,
  day,
  problem,
  today,
}: {
  /** `beginning` or `day` */
  since: string;
  /** `YYYY-MM-DD` */
  day: string;
  problem: string | undefined;
  today: string;
}) {
  const fields = useRef<HTMLFieldSetElement>(null);
  // Who sets a day wants it to count.
  const chooseDay = () => fields.current?.querySelector<HTMLInputElement>("input[value=day]")?.click();
  return (
    <fieldset key={`${since} ${day}`} ref={fields}>
      <legend className="text-small font-medium">Valid</legend>
      <Choice label="From the beginning" name="since" value="beginning" defaultChecked={since === "beginning"}>
        For all rides up to the next day on which you gave another.
      </Choice>
      <Choice label="From a day on" name="since" value="day" defaultChecked={since !== "beginning"}>
        Rides before it keep the figure they have.
      </Choice>
      <TextField
        className="max-w-[360px] pl-7"
        label="First day"
        name="validFrom"
        type="date"
        max={today}
        defaultValue={day}
        problem={problem}
        onChange={chooseDay}
      />
    </fieldset>
  );
}
