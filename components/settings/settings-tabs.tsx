"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const TABS = [
  { href: "/settings/connections", label: "Connections" },
  { href: "/settings/figures", label: "Figures" },
  { href: "/settings/data", label: "Data" },
  { href: "/settings/privacy", label: "Privacy" },
  { href: "/settings/account", label: "Account" },
];

/** The parts of the settings, and which of them this is. */
export function SettingsTabs() {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="mb-8 border-b border-line">
      <ul className="flex flex-wrap gap-x-2.5 tablet:gap-x-6">
        {TABS.map(({ href, label }) => {
          const isHere = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={`-mb-px block border-b-2 py-2 text-lead ${isHere ? "border-accent font-medium" : "border-transparent text-muted hover:text-ink"}`}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
