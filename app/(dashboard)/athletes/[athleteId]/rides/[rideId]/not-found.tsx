import { ButtonLink } from "@/components/ui/button";

/** The same for a ride that is not there and for one that the athlete does not share. */
export default function AthleteRideNotFound() {
  return (
    <>
      <h1 className="mb-6 text-figure font-light tracking-tight">Ride not found</h1>
      <p className="mb-6 max-w-[46ch] text-lead text-muted">
        There is no such ride among those that you may see. It may have been deleted, or what is shared with you
        changed.
      </p>
      <ButtonLink href="/athletes" look="primary">
        To your athletes
      </ButtonLink>
    </>
  );
}
