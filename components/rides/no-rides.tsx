import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";

/** A list without rides: what will be here, and the ways to get it. */
export function NoRides({
  way,
  sandboxUrl,
  otherWay,
  above,
}: {
  /** How rides come: delivered just now to the demonstration's rider, by a connection's name, or not yet at all. */
  way: { is: "arriving" } | { is: "connected"; provider: string } | { is: "missing" };
  /** Where a ride can be finished without riding; null outside of a demonstration. */
  sandboxUrl: string | null;
  otherWay: ReactNode;
  /** What there is to know before. */
  above: ReactNode;
}) {
  return (
    <Page title="Rides">
      {above}
      {way.is === "arriving" && (
        <EmptyState title="The rides are on their way">
          The sandbox is delivering eighteen months of them just now. They appear here by themselves.
        </EmptyState>
      )}
      {way.is === "connected" && (
        <EmptyState
          title={`${way.provider} is connected`}
          actions={
            <>
              {sandboxUrl && (
                <ButtonLink href={sandboxUrl} target="_blank" look="primary">
                  Finish a ride in the sandbox
                </ButtonLink>
              )}
              <ButtonLink href="/uploads">Upload a file</ButtonLink>
              {otherWay}
            </>
          }
        >
          No rides yet. Each one you finish appears here by itself, moments after it was uploaded.
        </EmptyState>
      )}
      {way.is === "missing" && (
        <EmptyState
          title="No rides yet"
          actions={
            <>
              <ButtonLink href="/settings/connections" look="primary">
                Connect Bryton
              </ButtonLink>
              <ButtonLink href="/uploads">Upload a file</ButtonLink>
              {otherWay}
            </>
          }
        >
          Connect Bryton, and every ride you finish appears here by itself, with the ones you have already ridden. Or
          upload ride files: one, or a whole archive of them.
        </EmptyState>
      )}
    </Page>
  );
}
