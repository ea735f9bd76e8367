"use client";

import { useRef } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import { Day } from "./day";

/** From when on a figure is valid: from the beginning, or from a day. */
export function SinceFields({
  since,
  day,
  problem,
  today,
  firstDay,
}: {
  /** `beginning` or `day` */
  since: string;
  /** `YYYY-MM-DD` */
  day: string;
  problem: string | undefined;
  today: string;
  /** `YYYY-MM-DD`: no day before it can be chosen, nor the beginning; null where every day can. */
  firstDay: string | null;
}) {
  const fields = useRef<HTMLFieldSetElement>(null);
  // Who sets a day wants it to count.
  const chooseDay = () => fields.current?.querySelector<HTMLInputElement>("input[value=day]")?.click();
  if (firstDay !== null)
    return (
      <>
        <input type="hidden" name="since" value="day" />
        <TextField
          key={day}
          className="max-w-[360px]"
          label="Valid from"
          name="validFrom"
          type="date"
          min={firstDay}
          max={today}
          defaultValue={day}
          problem={problem}
          hint={
            <>
              From <Day day={firstDay} /> on: of what was before you see nothing, and so you change nothing of it.
            </>
          }
        />
      </>
    );
  return (
    <fieldset key={`${since} ${day}`} ref={fields}>
      <legend className="text-small font-medium">Valid</legend>
      <Choice label="From the beginning" name="since" value="beginning" defaultChecked={since === "beginning"}>
        For all rides up to the next day for which there is another.
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
