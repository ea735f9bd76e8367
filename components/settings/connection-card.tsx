import type { ReactNode } from "react";
import { Moment } from "@/components/shell/moment";
import { Card } from "@/components/ui/card";
import type { Tone } from "@/components/ui/notice";
import { StateWord } from "@/components/ui/state-word";
import { providerName } from "@/core/provider-name";

export interface ConnectionFacts {
  provider: string;
  state: "active" | "broken" | "revoked";
  since: Date;
  reason?: string | null;
  lastDeliveryAt: Date | null;
  /** When Terra last had it on its list. */
  confirmedAt: Date | null;
  rideCount: number;
  /** The provider's own name for the account, where it tells one. */
  account: string | null;
  /** Another rider has connected the same account, too. */
  isShared: boolean;
}

const STATE: Record<ConnectionFacts["state"], { word: string; tone: Tone; since: string }> = {
  active: { word: "Connected", tone: "good", since: "Connected since" },
  broken: { word: "Needs you", tone: "attention", since: "Since" },
  revoked: { word: "Disconnected", tone: "plain", since: "Disconnected since" },
};

/** One connection: whether it works, what came through it, what of the past is asked for, what can be done with it. */
export function ConnectionCard({
  connection,
  past,
  actions,
}: {
  connection: ConnectionFacts;
  past?: ReactNode;
  actions: ReactNode;
}) {
  const { provider, state, since, reason, lastDeliveryAt, confirmedAt, rideCount, account, isShared } = connection;
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-title font-medium tracking-tight">{providerName(provider)}</h2>
        <StateWord tone={STATE[state].tone}>{STATE[state].word}</StateWord>
      </div>
      {state === "broken" && (
        <p className="mt-2">{reason ?? `${providerName(provider)} wants you to sign in again.`} Your rides are safe.</p>
      )}
      {state === "revoked" && reason && <p className="mt-2 text-muted">{`${reason}. Your rides are safe.`}</p>}
      {isShared && (
        <p className="mt-2">
          {`This ${providerName(provider)} account is also connected by somebody else here: each of you gets all of its rides. If it is not yours, disconnect it.`}
        </p>
      )}
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <dt className="text-muted">{STATE[state].since}</dt>
        <dd>
          <Moment at={since} />
        </dd>
        {account && (
          <>
            <dt className="text-muted">Account there</dt>
            <dd className="break-all">{account}</dd>
          </>
        )}
        <dt className="text-muted">Last ride received</dt>
        <dd>{lastDeliveryAt ? <Moment at={lastDeliveryAt} /> : "None yet"}</dd>
        <dt className="text-muted">Rides</dt>
        <dd>{rideCount.toLocaleString("en-GB")}</dd>
        {state !== "revoked" && (
          <>
            <dt className="text-muted">Last checked</dt>
            <dd>{confirmedAt ? <Moment at={confirmedAt} /> : "Every night; not yet"}</dd>
          </>
        )}
      </dl>
      {past}
      {actions && <div className="mt-6 flex flex-wrap items-start gap-3">{actions}</div>}
    </Card>
  );
}
