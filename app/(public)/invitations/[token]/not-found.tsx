import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

/** The same for an invitation that was never there, and for one that is over, whatever the reason. */
export default function NoInvitation() {
  return (
    <NarrowPage
      title="This invitation cannot be used"
      lead="An invitation works once, for seven days, and can be taken back before. Perhaps a part of the link was lost on the way here, too."
    >
      <p className="mb-6 text-muted">Ask whoever sent it for a new one.</p>
      <ButtonLink href="/">To the start</ButtonLink>
    </NarrowPage>
  );
}
