import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The same for a ride that is not there and for one that is not the viewer's. */
export default function RideNotFound() {
  return (
    <main id="content" className="px-4">
      <EmptyState
        title="Ride not found"
        actions={
          <ButtonLink href="/rides" look="primary">
            To your rides
          </ButtonLink>
        }
      >
        There is no such ride among yours. It may have been deleted, or it was somebody else&rsquo;s.
      </EmptyState>
    </main>
  );
}
