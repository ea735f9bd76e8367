import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";

/** The same for a ride that is not there and for one that is not the viewer's. */
export default function RideNotFound() {
  return (
    <Page title="Ride not found">
      <p className="mb-6 max-w-[46ch] text-lead text-muted">
        There is no such ride among yours. It may have been deleted, or it was somebody else&rsquo;s.
      </p>
      <ButtonLink href="/rides" look="primary">
        To your rides
      </ButtonLink>
    </Page>
  );
}
