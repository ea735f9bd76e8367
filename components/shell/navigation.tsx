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

/** For those who run this house. */
const SETUP = {
  href: "/setup",
  label: "Set-up",
  icon: <path d="M4 11.5l8-7 8 7M6 10v9.5h4.5V14h3v5.5H18V10" />,
};

/** Where one can go: a rail at the left on a desk, a bar at the bottom on a phone. */
export function Navigation({ isOperator, hasHealth }: { isOperator: boolean; hasHealth: boolean }) {
  const path = usePathname();
  const places = [RIDES, ...(hasHealth ? [HEALTH] : []), SETTINGS, ...(isOperator ? [SETUP] : [])];
  return (
    <ul className="flex desk:flex-col desk:gap-1">
      {places.map(({ href, label, icon }) => (
        <li key={href} className="flex-1 desk:flex-none">
          <Place href={href} isHere={path === href || path.startsWith(`${href}/`)} icon={icon}>
            {label}
          </Place>
        </li>
      ))}
    </ul>
  );
}

function Place({
  href,
  isHere,
  icon,
  children,
}: {
  href: string;
  isHere: boolean;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={`flex flex-col items-center gap-0.5 rounded-sheet px-2 py-2 text-note desk:py-3 ${isHere ? "font-medium text-accent desk:bg-chosen" : "text-muted hover:text-ink"}`}
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
      {children}
    </Link>
  );
}
