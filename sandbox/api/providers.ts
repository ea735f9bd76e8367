/** What the environment has switched on. */
export const PROVIDERS = ["BRYTONSPORT"] as const;

export const isOffered = (name: string) => PROVIDERS.some((provider) => provider === name.trim().toUpperCase());

/** `GET /integrations/detailed`; names the provider only, as the sandbox shows no icons. */
export const detailedProviders = (publicUrl: string) =>
  PROVIDERS.map((provider) => ({
    provider,
    name: "Bryton Sport (sandbox)",
    icon: `${publicUrl}/icon.svg`,
    setup: "API_KEYS_MANAGED",
    enabled: true,
    types: { activity: true, body: false, daily: false, sleep: false, nutrition: false, menstruation: false },
  }));
