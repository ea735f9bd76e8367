import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";

/** The same for somebody whom the viewer does not coach, or not any more, and for nobody at all. */
export default function AthleteNotFound() {
  return (
    <Page title="Athlete not found">
      <p className="mb-6 max-w-[46ch] text-lead text-muted">
        There is no such athlete among yours. If you coached them, one of you ended it, or the end that they chose has
        come.
      </p>
      <ButtonLink href="/athletes" look="primary">
        To your athletes
      </ButtonLink>
    </Page>
  );
}
