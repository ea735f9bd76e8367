import { ConsentText } from "@/components/settings/consent-text";
import { TextLink } from "@/components/ui/link";
import { findDataChoices } from "@/server/data/data-choices";
import { env } from "@/server/env";
import type { Viewer } from "@/server/viewer";

/** What of a connection's word will be kept by the viewer's choice: to be read before they agree to it. */
export async function WhatIsKept({ viewer }: { viewer: Viewer }) {
  const { wanted } = await findDataChoices(viewer);
  return (
    <div className="mb-6 flex flex-col gap-3">
      <ConsentText wanted={wanted} bytesDays={env().retention.bytesDays} />
      {!viewer.isDemonstration && (
        <p className="text-small">
          <TextLink href="/settings/data">Change what is kept</TextLink>
        </p>
      )}
    </div>
  );
}
