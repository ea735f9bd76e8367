import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Nothing is here: what would have to come, and how. */
export const NoHealth = () => (
  <EmptyState
    title="Nothing of your health is here"
    actions={
      <>
        <ButtonLink href="/settings/data" look="primary">
          Choose what is kept
        </ButtonLink>
        <ButtonLink href="/settings/connections">Connections</ButtonLink>
      </>
    }
  >
    Weight, resting heart rate, sleep, steps, food or cycle appear here by themselves once a provider tells them and you
    want them kept. Bryton tells of rides alone; other providers may tell more.
  </EmptyState>
);
