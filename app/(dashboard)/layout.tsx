import type { ReactNode } from "react";
import { signOutAction } from "@/app/(public)/actions";
import { Shell } from "@/components/shell/shell";
import { changesSeenBy, requireViewer } from "@/server/auth";
import { hasHealth } from "@/server/data/health";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return (
    <Shell viewer={viewer} hasHealth={await hasHealth(viewer)} seen={changesSeenBy(viewer)} signOut={signOutAction}>
      {children}
    </Shell>
  );
}
