import { Tabs } from "@/components/ui/tabs";

const TABS = [
  { href: "/setup", label: "Set-up" },
  { href: "/setup/deliveries", label: "Deliveries" },
  { href: "/setup/connections", label: "Connections" },
  { href: "/setup/queues", label: "Queues & alarms" },
  { href: "/setup/data", label: "Accepted data" },
  { href: "/setup/audit", label: "What operators did" },
];

/** The operator's pages. */
export const SetupTabs = () => <Tabs label="Set-up" tabs={TABS} />;
