const NAMES: Record<string, string> = { BRYTONSPORT: "Bryton" };

/** What a rider calls a provider that Terra calls BRYTONSPORT. */
export const providerName = (provider: string): string =>
  NAMES[provider] ?? provider.charAt(0).toUpperCase() + provider.slice(1).toLowerCase();
