"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export interface Tab {
  href: string;
  label: string;
}

/** Pages that belong together, and which of them this is. One whose address begins the others' is only itself. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const path = usePathname();
  const isHere = ({ href }: Tab) =>
    path === href || (path.startsWith(`${href}/`) && !tabs.some((other) => other.href.startsWith(`${href}/`)));
  return (
    <nav aria-label={label} className="mb-8 border-b border-line">
      <ul className="flex flex-wrap gap-x-2.5 tablet:gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={isHere(tab) ? "page" : undefined}
              className={`-mb-px block border-b-2 py-2 text-lead ${isHere(tab) ? "border-accent font-medium" : "border-transparent text-muted hover:text-ink"}`}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
