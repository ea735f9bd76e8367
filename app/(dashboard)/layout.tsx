import type { ReactNode } from "react";
import { signOutAction } from "@/app/(public)/actions";
import { Shell } from "@/components/shell/shell";
import { changesSeenBy, requireViewer } from "@/server/auth";
import { findPlaces } from "@/server/data/places";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return (
    <Shell viewer={viewer} places={await findPlaces(viewer)} seen={changesSeenBy(viewer)} signOut={signOutAction}>
      {children}
    </Shell>
  );
}
