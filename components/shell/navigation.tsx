"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

const RIDES = {
  href: "/rides",
  label: "Rides",
  icon: <path d="M3 16.5l4.2-6 3 3.3 3.6-7.3 2.4 5 1.6-2.2 2.2 3.4" />,
};

const SETTINGS = {
  href: "/settings",
  label: "Settings",
  icon: (
    <>
      <path d="M3 7h9M16 7h5M3 17h4M11 17h10" />
      <circle cx="14" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </>
  ),
};

/** For those of whom anything of it is kept. */
const HEALTH = {
  href: "/health",
  label: "Health",
  icon: <path d="M12 19.5C7 15.6 4 12.6 4 9.3A4.2 4.2 0 0 1 12 7.4a4.2 4.2 0 0 1 8 1.9c0 3.3-3 6.3-8 10.2z" />,
};

/** For those who coach somebody, or have invited somebody to be coached. */
const ATHLETES = {
  href: "/athletes",
  label: "Athletes",
  icon: (
    <>
      <circle cx="9" cy="8" r="3.2" />
      <path d="M3 19c0-3.6 2.5-5.6 6-5.6s6 2 6 5.6M15.5 5.2a3 3 0 0 1 0 5.6M17.5 14c2.2.7 3.5 2.4 3.5 5" />
    </>
  ),
};

const NOTICES = {
  href: "/notices",
  label: "Notices",
  icon: <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4" />,
};

/** For those who run this house. */
const SETUP = {
  href: "/setup",
  label: "Set-up",
  icon: <path d="M4 11.5l8-7 8 7M6 10v9.5h4.5V14h3v5.5H18V10" />,
};

/** Where one can go: a rail at the left on a desk, a bar at the bottom on a phone. */
export function Navigation({
  isOperator,
  places: { hasHealth, hasAthletes, unread },
}: {
  isOperator: boolean;
  places: ShownPlaces;
}) {
  const path = usePathname();
  const places = [
    RIDES,
    ...(hasHealth ? [HEALTH] : []),
    ...(hasAthletes ? [ATHLETES] : []),
    { ...NOTICES, count: unread },
    SETTINGS,
    ...(isOperator ? [SETUP] : []),
  ];
  return (
    <ul className="flex desk:flex-col desk:gap-1">
      {places.map((place) => (
        <li key={place.href} className="min-w-0 flex-1 desk:flex-none">
          <Place {...place} isHere={path === place.href || path.startsWith(`${place.href}/`)} />
        </li>
      ))}
    </ul>
  );
}

/** What of the places there is for who looks, and what is new there. */
export interface ShownPlaces {
  hasHealth: boolean;
  hasAthletes: boolean;
  /** Notices. */
  unread: number;
}

const MOST_COUNTED = 99;

function Place({
  href,
  isHere,
  icon,
  label,
  count = 0,
}: {
  href: string;
  isHere: boolean;
  icon: ReactNode;
  label: string;
  /** Of what has not been read there. */
  count?: number;
}) {
  const unread = count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      aria-label={count > 0 ? `${label}, ${unread} unread` : undefined}
      className={`relative flex flex-col items-center gap-0.5 rounded-sheet px-1 py-2 text-note desk:px-2 desk:py-3 ${isHere ? "font-medium text-accent desk:bg-chosen" : "text-muted hover:text-ink"}`}
    >
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        className="size-6 fill-none stroke-current stroke-[1.6]"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {icon}
      </svg>
      {label}{" "}
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 left-1/2 ml-1 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem]/4 font-semibold text-on-accent tabular-nums ring-2 ring-paper desk:top-2"
        >
          {unread}
        </span>
      )}
    </Link>
  );
}
