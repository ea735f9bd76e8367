"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, useSheet } from "@/components/ui/sheet";
import type { Ride } from "@/core/ride";
import { fileAddress, OWN_RIDES, type RidesBase } from "./ride-address";

/** What a ride can be written as, and who reads it. */
const FORMATS = [
  ["fit", "FIT", "for other programs and devices, everything in it"],
  ["gpx", "GPX", "for maps"],
  ["tcx", "TCX", "for older programs"],
  ["csv", "CSV", "for a spreadsheet, a line a second"],
] as const;

/** The ride as files: as they came, for its rider alone, and written anew from what is shown here. */
export function Downloads({ ride, base }: { ride: Pick<Ride, "id" | "sources" | "channelNames">; base: RidesBase }) {
  const { openBeside, ...sheet } = useSheet();
  const id = useId();
  const hasPosition = ride.channelNames.includes("position");
  return (
    <>
      <Button look="bare" aria-haspopup="dialog" onClick={({ currentTarget }) => openBeside(currentTarget)}>
        Download
      </Button>
      <Sheet sheet={sheet} aria-labelledby={id} className="tablet:w-80">
        <div className="p-4">
          <h2 id={id} className="mb-2 text-small text-muted">
            Download this ride
          </h2>
          <ul>
            {base === OWN_RIDES &&
              originalsOf(ride).map(({ href, name }) => (
                <Download key={href} href={href} name={name} what="as it came" />
              ))}
            {FORMATS.filter(([format]) => format !== "gpx" || hasPosition).map(([format, name, what]) => (
              <Download key={format} href={fileAddress(base, ride.id, format)} name={name} what={what} />
            ))}
          </ul>
        </div>
      </Sheet>
    </>
  );
}

/** The files that the rider brought; without any, what the provider told of the ride. */
function originalsOf({ id, sources }: Pick<Ride, "id" | "sources">): { href: string; name: string }[] {
  const files = sources.flatMap(({ fileId, from }) =>
    fileId === null ? [] : [{ href: `/api/files/${fileId}`, name: from }],
  );
  const told = sources.map(({ from }) => ({ href: fileAddress(OWN_RIDES, id, "original"), name: `JSON from ${from}` }));
  return files.length > 0 ? files : told.slice(0, 1);
}

const Download = ({ href, name, what }: { href: string; name: string; what: string }) => (
  <li className="border-t border-line">
    <a href={href} download className="block py-2 hover:bg-sunken">
      <span className="text-accent underline underline-offset-3 wrap-anywhere">{name}</span>{" "}
      <span className="text-small text-muted">{what}</span>
    </a>
  </li>
);
