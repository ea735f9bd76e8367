"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const TABS = [
  { href: "/setup", label: "Set-up" },
  { href: "/setup/deliveries", label: "Deliveries" },
  { href: "/setup/connections", label: "Connections" },
  { href: "/setup/queues", label: "Queues & alarms" },
  { href: "/setup/data", label: "Accepted data" },
  { href: "/setup/audit", label: "What operators did" },
];

/** The operator's pages, and which of them this is. */
export function SetupTabs() {
  const path = usePathname();
  return (
    <nav aria-label="Set-up" className="mb-8 border-b border-line">
      <ul className="flex flex-wrap gap-x-4 tablet:gap-x-6">
        {TABS.map(({ href, label }) => {
          const isHere = path === href || (href !== "/setup" && path.startsWith(`${href}/`));
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
