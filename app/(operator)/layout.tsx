import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/(public)/actions";
import { Shell } from "@/components/shell/shell";
import { changesSeenBy, findViewer } from "@/server/auth";
import { findPlaces } from "@/server/data/places";

/** To whoever is no operator there is nothing here: not even a page to sign in at, nor a frame around what is not there. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const viewer = await findViewer();
  if (!viewer?.isOperator) notFound();
  return (
    <Shell viewer={viewer} places={await findPlaces(viewer)} seen={changesSeenBy(viewer)} signOut={signOutAction}>
      {children}
    </Shell>
  );
}
