import { Tabs } from "@/components/ui/tabs";

const TABS = [
  { href: "/settings/connections", label: "Connections" },
  { href: "/settings/figures", label: "Figures" },
  { href: "/settings/data", label: "Data" },
  { href: "/settings/privacy", label: "Privacy" },
  { href: "/settings/coaches", label: "Coaches" },
  { href: "/settings/notices", label: "Notices" },
  { href: "/settings/account", label: "Account" },
];

/** The parts of the settings. */
export const SettingsTabs = () => <Tabs label="Settings" tabs={TABS} />;
