import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { DemonstrationBanner } from "./demonstration-banner";
import { LiveUpdates } from "./live-updates";
import { Navigation, type ShownPlaces } from "./navigation";

/** What is around every page of somebody who is signed in. */
export function Shell({
  viewer,
  places,
  seen,
  signOut,
  children,
}: {
  viewer: { name: string; isDemonstration: boolean; isOperator: boolean };
  places: ShownPlaces;
  /** Up to which change the page was made. */
  seen: string | null;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh pb-20 [--foot:calc(3.625rem+env(safe-area-inset-bottom))] [--rail:0px] desk:pb-0 desk:pl-24 desk:[--foot:0px] desk:[--rail:6rem]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:m-2 focus:bg-raised focus:p-2"
      >
        Skip to the content
      </a>
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] desk:inset-y-0 desk:right-auto desk:flex desk:w-24 desk:flex-col desk:border-t-0 desk:border-r desk:px-2 desk:py-6"
      >
        <Link href="/rides" className="mx-auto mb-8 hidden rounded-sheet p-1 desk:block">
          <Mark className="size-9" />
        </Link>
        <Navigation isOperator={viewer.isOperator} places={places} />
        <form action={signOut} className="mt-auto hidden desk:block">
          <button
            type="submit"
            title={`Signed in as ${viewer.name}`}
            className="w-full cursor-pointer rounded-sheet px-2 py-2 text-note text-muted hover:text-ink"
          >
            Sign out
          </button>
        </form>
      </nav>
      {viewer.isDemonstration && <DemonstrationBanner name={viewer.name} />}
      {children}
      <LiveUpdates seen={seen} />
    </div>
  );
}
