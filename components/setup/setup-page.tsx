import type { ReactNode } from "react";
import { Page } from "@/components/ui/page";
import { SetupTabs } from "./setup-tabs";

/** The frame of an operator's page. */
export const SetupPage = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <Page title={title} aside={aside ?? "Only operators see this page."}>
    <SetupTabs />
    {children}
  </Page>
);
