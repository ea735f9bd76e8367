import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { providerName } from "@/core/provider-name";

/** Connections that need their rider, said where they look for new rides. */
export function ConnectionTroubles({
  troubles,
}: {
  troubles: readonly { id: string; provider: string; reason: string }[];
}) {
  if (troubles.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {troubles.map(({ id, provider, reason }) => (
        <Notice key={id} tone="attention">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="text-ink">{`${reason} Your rides are safe.`}</p>
            <ButtonLink href="/settings/connections">{`Look after ${providerName(provider)}`}</ButtonLink>
          </div>
        </Notice>
      ))}
    </div>
  );
}
