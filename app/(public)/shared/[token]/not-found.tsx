import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

/** The same for a link that was never there, one that is over, and one that was taken back. */
export default function NothingShared() {
  return (
    <NarrowPage
      title="This link shows nothing"
      lead="Links to rides end on a day that the rider chose, and can be taken back before. Perhaps a part of this one was lost on the way here, too."
    >
      <p className="mb-6 text-muted">Ask whoever sent it for a new one.</p>
      <ButtonLink href="/">What is Musette?</ButtonLink>
    </NarrowPage>
  );
}
