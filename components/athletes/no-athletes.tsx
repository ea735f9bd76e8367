import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Of a coach without athletes, and of everybody who finds the way here. */
export const NoAthletes = () => (
  <EmptyState
    title="You coach nobody yet"
    actions={
      <ButtonLink href="/athletes/invite" look="primary">
        Invite an athlete
      </ButtonLink>
    }
  >
    Invite somebody, or ask them to invite you under their settings. Once they have agreed to what you see, they appear
    here, and each morning you read who needs you.
  </EmptyState>
);
