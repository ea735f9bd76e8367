"use client";

import { useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useOpenSheet } from "@/components/ui/sheet-on-demand";
import type { LaneName } from "@/core/lane";
import { FIRST_CHOICES } from "@/core/view-choices";
import { TEXT_COLOUR } from "./lane-colours";
import { movedLane } from "./lane-order";
import type { Menu } from "./lanes-menu";
import { Tool } from "./tool";

/** Which lanes are shown, in which order, and whether in one drawing. */
export default function LanesSheet({ menu, anchor, forget }: { menu: Menu; anchor: HTMLElement; forget: () => void }) {
  const { sheet, close, onToggle } = useOpenSheet(anchor, forget);
  const id = useId();
  return (
    <Sheet sheet={sheet} onToggle={onToggle} aria-labelledby={id} className="tablet:w-80">
      <div className="p-4 tablet:p-5">
        <header className="mb-1 flex items-center justify-between gap-4">
          <h2 id={id} className="text-lead font-medium">
            Lanes
          </h2>
          <Button look="bare" onClick={close}>
            Close
          </Button>
        </header>
        <LaneList {...menu} />
        <Ways {...menu} />
      </div>
    </Sheet>
  );
}

function LaneList({ lanes, choices, choose }: Menu) {
  const { move, list, announcement } = useMoving({ lanes, choices, choose });
  const toggle = (name: LaneName) => {
    const others = choices.hiddenLanes.filter((hidden) => hidden !== name);
    choose({ hiddenLanes: others.length < choices.hiddenLanes.length ? others : [...others, name] });
  };
  return (
    <>
      <ol ref={list} aria-label="Lanes from top to bottom">
        {lanes.map(({ name, label }, index) => (
          <li key={name} className="flex items-center gap-1 border-b border-line">
            <label className="flex min-h-10 grow cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                checked={!choices.hiddenLanes.includes(name)}
                onChange={() => toggle(name)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className={`font-medium ${TEXT_COLOUR[name]}`}>{label}</span>
            </label>
            <Mover label={`Move ${label} up`} isAtEnd={index === 0} onPress={() => move(name, -1)}>
              ↑
            </Mover>
            <Mover label={`Move ${label} down`} isAtEnd={index === lanes.length - 1} onPress={() => move(name, 1)}>
              ↓
            </Mover>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </>
  );
}

/** Says where a lane went, and keeps the focus on the button that moved it, which moved along. */
function useMoving({ lanes, choices, choose }: Menu) {
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  useLayoutEffect(() => {
    if (pressed.current) list.current?.querySelector<HTMLElement>(`[aria-label="${pressed.current}"]`)?.focus();
    pressed.current = null;
  });
  const move = (name: LaneName, by: -1 | 1) => {
    const names = lanes.map((lane) => lane.name);
    const laneOrder = movedLane(choices.laneOrder, new Set(names), name, by);
    const place = laneOrder.filter((lane) => names.includes(lane)).indexOf(name) + 1;
    const label = lanes.find((lane) => lane.name === name)?.label ?? "";
    pressed.current = `Move ${label} ${by === 1 ? "down" : "up"}`;
    setAnnouncement(`${label} is now ${place} of ${lanes.length}`);
    choose({ laneOrder });
  };
  return { list, move, announcement };
}

/** At an end it stays where it is, so that the focus does. */
function Mover(mover: { label: string; isAtEnd: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-label={mover.label}
      aria-disabled={mover.isAtEnd}
      onClick={() => mover.isAtEnd || mover.onPress()}
      className="size-10 shrink-0 cursor-pointer rounded-small text-lead text-muted hover:bg-sunken aria-disabled:cursor-default aria-disabled:text-faint aria-disabled:hover:bg-transparent"
    >
      {mover.children}
    </button>
  );
}

function Ways({ lanes, choices, choose }: Menu) {
  const isUsual =
    choices.hiddenLanes.toSorted().join() === FIRST_CHOICES.hiddenLanes.toSorted().join() &&
    choices.laneOrder.join() === FIRST_CHOICES.laneOrder.join();
  return (
    <>
      <div className="mt-3">
        <Check label="All in one drawing" isOn={choices.isOverlaid} onChange={(isOverlaid) => choose({ isOverlaid })} />
        {lanes.some(({ zones }) => zones) && (
          <Check
            label="Zones as bands behind the lines"
            isOn={choices.hasZoneBands}
            onChange={(hasZoneBands) => choose({ hasZoneBands })}
          />
        )}
      </div>
      <div className="mt-3 text-small">
        <Tool
          isOff={isUsual}
          onPress={() => choose({ hiddenLanes: FIRST_CHOICES.hiddenLanes, laneOrder: FIRST_CHOICES.laneOrder })}
        >
          Back to the usual lanes
        </Tool>
      </div>
    </>
  );
}

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-10 cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
