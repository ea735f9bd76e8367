"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, useSheet } from "@/components/ui/sheet";
import type { RideSource } from "@/core/ride";

/** What a ride can be written as, and who reads it. */
const FORMATS = [
  ["fit", "FIT", "for other programs and devices, everything in it"],
  ["gpx", "GPX", "for maps"],
  ["tcx", "TCX", "for older programs"],
  ["csv", "CSV", "for a spreadsheet, a line a second"],
] as const;

/** The ride as files: as they came, and written anew from what is shown here. */
export function Downloads({ rideId, sources }: { rideId: string; sources: readonly RideSource[] }) {
  const { openBeside, ...sheet } = useSheet();
  const id = useId();
  const files = sources.flatMap(({ fileId, from }) => (fileId === null ? [] : [{ fileId, from }]));
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
            {files.map(({ fileId, from }) => (
              <Download key={fileId} href={`/api/files/${fileId}`} name={from} what="as it came" />
            ))}
            {FORMATS.map(([format, name, what]) => (
              <Download key={format} href={`/api/rides/${rideId}/files/${format}`} name={name} what={what} />
            ))}
          </ul>
        </div>
      </Sheet>
    </>
  );
}

const Download = ({ href, name, what }: { href: string; name: string; what: string }) => (
  <li className="border-t border-line">
    <a href={href} download className="block py-2 hover:bg-sunken">
      <span className="text-accent underline underline-offset-3 wrap-anywhere">{name}</span>{" "}
      <span className="text-small text-muted">{what}</span>
    </a>
  </li>
);
