"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { UserId } from "@/core/ids";
import { AthleteSpot, athleteStyle } from "./athlete-colour";

/** Whose pages these are, always in sight and in the athlete's colour, and what of theirs can be looked at. */
export function AthleteHead({
  athleteId,
  name,
  hasHealth,
}: {
  athleteId: UserId;
  name: string;
  /** The athlete shares health data with the viewer. */
  hasHealth: boolean;
}) {
  const path = usePathname();
  const base = `/athletes/${athleteId}`;
  const coaching = `${base}/coaching`;
  const isRide = path.startsWith(`${base}/rides/`);
  // A phone has no room for all: there what is behind the name is found by it.
  const tabs: { href: string; label: string; isHere: boolean; isBehindName?: boolean }[] = [
    { href: base, label: "Rides", isHere: path === base || isRide },
    ...(hasHealth ? [{ href: `${base}/health`, label: "Health", isHere: path === `${base}/health` }] : []),
    { href: `${base}/load`, label: "Load", isHere: path === `${base}/load` },
    { href: `${base}/figures`, label: "Figures", isHere: path === `${base}/figures` },
    { href: coaching, label: "Coaching", isHere: path === coaching, isBehindName: true },
  ];
  // A ride's page is headed by the ride.
  const Name = isRide ? "p" : "h1";
  return (
    <div
      style={athleteStyle(athleteId)}
      className="sticky top-0 z-20 border-b border-line bg-paper shadow-[inset_0_3px_0_var(--athlete)]"
    >
      <div className="mx-auto flex h-(--head) max-w-[1280px] items-stretch justify-between gap-4 px-4 pt-[3px] tablet:px-8">
        <Name className="flex min-w-0 items-center gap-2 text-lead font-medium text-(--athlete)">
          <AthleteSpot athleteId={athleteId} />
          <Link href={coaching} className="truncate rounded-small hover:underline">
            {name}
          </Link>
        </Name>
        <nav aria-label={`Pages of ${name}`} className="shrink-0">
          <ul className="flex h-full gap-x-3 tablet:gap-x-6">
            {tabs.map(({ href, label, isHere, isBehindName = false }) => (
              <li key={href} className={isBehindName ? "hidden tablet:flex" : "flex"}>
                <Link
                  href={href}
                  aria-current={path === href ? "page" : isHere ? "true" : undefined}
                  className={`flex items-center border-b-2 px-0.5 pt-0.5 ${isHere ? "border-(--athlete) font-medium" : "border-transparent text-muted hover:text-ink"}`}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  );
}
