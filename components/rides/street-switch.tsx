"use client";

import { useId } from "react";
import { MapSwitch } from "./map-switch";

export interface Streets {
  /** Who is asked for them. */
  host: string;
  isOn: boolean;
  /** They were asked, and nothing came that could be drawn. */
  hasFailed: boolean;
  onSwitch: (isOn: boolean) => void;
}

/** Lays the route over streets, or takes them away. Before it does it says who will learn of it. */
export function StreetSwitch({ streets: { host, isOn, hasFailed, onSwitch } }: { streets: Streets }) {
  const id = useId();
  return (
    <>
      <MapSwitch isOn={isOn} onSwitch={onSwitch} describedBy={id}>
        Street map
      </MapSwitch>
      <p id={id} className={isOn ? "sr-only" : "basis-full text-note text-muted"}>
        A street map is fetched from {host}, which then learns roughly where this ride was.
      </p>
      {hasFailed && (
        <p role="status" className="basis-full text-note text-muted">
          The street map could not be drawn: {host} did not answer, or this browser has no WebGL. This is our own
          drawing; nothing of the ride is missing.{" "}
          <button type="button" onClick={() => onSwitch(true)} className="cursor-pointer text-accent underline">
            Try again
          </button>
        </p>
      )}
    </>
  );
}
