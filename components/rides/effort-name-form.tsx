"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";

/** A line to type a name in; empty is a name, too: none. */
export function EffortNameForm({
  name,
  isBusy,
  onName,
}: {
  name: string | null;
  isBusy: boolean;
  onName: (name: string) => void;
}) {
  return (
    <form
      className="flex items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onName(String(new FormData(event.currentTarget).get("name") ?? "").trim());
      }}
    >
      <TextField
        key={name}
        label="Name"
        name="name"
        defaultValue={name ?? ""}
        maxLength={80}
        placeholder="None"
        autoComplete="off"
        className="grow"
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        Save
      </Button>
    </form>
  );
}
