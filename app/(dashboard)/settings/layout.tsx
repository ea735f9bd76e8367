import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Page } from "@/components/ui/page";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <Page title="Settings">
      <SettingsTabs />
      <div className="max-w-[720px]">{children}</div>
    </Page>
  );
}
