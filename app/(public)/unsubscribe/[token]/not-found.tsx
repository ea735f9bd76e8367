import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

/** The same for a link that was never there and one of somebody who is no more. */
export default function NothingToEnd() {
  return (
    <NarrowPage
      title="This link ends no mails"
      lead="Perhaps a part of it was lost on the way here, or the account that it belonged to is gone."
    >
      <p className="mb-6 text-muted">Signed in, you choose what is mailed under Settings, Notices.</p>
      <ButtonLink href="/settings/notices">To the settings</ButtonLink>
    </NarrowPage>
  );
}
