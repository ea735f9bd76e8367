import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";

const TABS = [
  { href: "/athletes", label: "Today" },
  { href: "/athletes/roster", label: "Roster" },
  { href: "/athletes/compare", label: "Compare" },
  { href: "/athletes/rules", label: "Rules" },
];

/** The frame of the pages on all of a coach's athletes. */
export const AthletesPage = ({ children }: { children: ReactNode }) => (
  <Page title="Athletes" aside={<ButtonLink href="/athletes/invite">Invite an athlete</ButtonLink>}>
    <Tabs label="Athletes" tabs={TABS} />
    {children}
  </Page>
);
