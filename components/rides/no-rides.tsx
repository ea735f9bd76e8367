import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";

/** A new rider's list: what will be here, and the ways to get it. */
export function NoRides({ isDemonstration, otherWay }: { isDemonstration: boolean; otherWay: ReactNode }) {
  return (
    <Page title="Rides">
      {isDemonstration ? (
        <EmptyState title="The rides are on their way">
          The sandbox is delivering eighteen months of them just now. They appear here by themselves.
        </EmptyState>
      ) : (
        <EmptyState
          title="No rides yet"
          actions={
            <>
              <ButtonLink href="/settings/connections" look="primary">
                Connect Bryton
              </ButtonLink>
              {otherWay}
            </>
          }
        >
          Connect Bryton, and every ride you finish appears here by itself, with the ones you have already ridden.
        </EmptyState>
      )}
    </Page>
  );
}
