import type { ReactNode } from "react";
import { signOutAction } from "@/app/(public)/actions";
import { Shell } from "@/components/shell/shell";
import { requireViewer } from "@/server/auth";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <Shell viewer={await requireViewer()} signOut={signOutAction}>
      {children}
    </Shell>
  );
}
