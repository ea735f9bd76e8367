"use client";

import { useId } from "react";
import { Sheet } from "@/components/ui/sheet";
import { useOpenSheet } from "@/components/ui/sheet-on-demand";
import type { DownloadedRide } from "./downloads";
import { fileAddress, OWN_RIDES, type RidesBase } from "./ride-address";

/** What a ride can be written as, and who reads it. */
const FORMATS = [
  ["fit", "FIT", "for other programs and devices, everything in it"],
  ["gpx", "GPX", "for maps"],
  ["tcx", "TCX", "for older programs"],
  ["csv", "CSV", "for a spreadsheet, a line a second"],
] as const;

/** The ride as files: as they came, for its rider alone, and written anew from what is shown here. */
export default function DownloadsSheet({
  ride,
  base,
  anchor,
  forget,
}: {
  ride: DownloadedRide;
  base: RidesBase;
  anchor: HTMLElement;
  forget: () => void;
}) {
  const { sheet, onToggle } = useOpenSheet(anchor, forget);
  const id = useId();
  const hasPosition = ride.channelNames.includes("position");
  return (
    <Sheet sheet={sheet} onToggle={onToggle} aria-labelledby={id} className="tablet:w-80">
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
  );
}

/** The files that the rider brought; without any, what the provider told of the ride. */
function originalsOf({ id, sources }: DownloadedRide): { href: string; name: string }[] {
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
