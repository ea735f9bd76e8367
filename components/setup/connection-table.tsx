import { Moment } from "@/components/shell/moment";
import { TextLink } from "@/components/ui/link";
import type { Tone } from "@/components/ui/notice";
import { StateWord } from "@/components/ui/state-word";
import { addressOf } from "./delivery-filter";

export interface ConnectionRow {
  id: string;
  rider: string;
  provider: string;
  state: "active" | "broken" | "revoked";
  since: Date;
  reason: string | null;
  lastDeliveryAt: Date | null;
  confirmedAt: Date | null;
  requests: number;
  sameAccount: number;
}

export const CONNECTION_STATES: Record<ConnectionRow["state"], { words: string; tone: Tone }> = {
  active: { words: "Connected", tone: "good" },
  broken: { words: "Wants a new sign-in", tone: "attention" },
  revoked: { words: "Ended", tone: "plain" },
};

/** Everybody's connections: how they stand, and nothing of what came over them. */
export const ConnectionTable = ({ connections }: { connections: readonly ConnectionRow[] }) => (
  <table className="w-full border-collapse text-left">
    <caption className="sr-only">Connections, the newest first</caption>
    <thead>
      <tr className="border-b border-line text-small text-muted">
        <th scope="col" className="py-2 pr-4 font-medium">
          Rider
        </th>
        <th scope="col" className="py-2 pr-4 font-medium">
          State
        </th>
        <th scope="col" className="py-2 pr-4 font-medium max-tablet:hidden">
          Last delivery
        </th>
        <th scope="col" className="py-2 pr-4 font-medium max-desk:hidden">
          Confirmed by Terra
        </th>
        <th scope="col" className="py-2 font-medium max-desk:hidden">
          Remarks
        </th>
      </tr>
    </thead>
    <tbody>
      {connections.map((connection) => (
        <Row key={connection.id} {...connection} />
      ))}
    </tbody>
  </table>
);

function Row({ rider, provider, state, since, lastDeliveryAt, confirmedAt, ...rest }: ConnectionRow) {
  const { words, tone } = CONNECTION_STATES[state];
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pr-4 font-normal wrap-anywhere">
        <TextLink href={addressOf({ rider })}>{rider}</TextLink>
        <span className="block text-small text-muted">{provider}</span>
      </th>
      <td className="py-2 pr-4">
        <StateWord tone={tone}>{words}</StateWord>
        <span className="block text-small text-muted">
          since <Moment at={since} />
        </span>
        <span className="block text-small text-muted tablet:hidden">
          {lastDeliveryAt ? (
            <>
              last delivery <Moment at={lastDeliveryAt} />
            </>
          ) : (
            "nothing delivered yet"
          )}
        </span>
        <span className="block text-small text-muted desk:hidden">
          <Remarks {...rest} />
        </span>
      </td>
      <td className="py-2 pr-4 tabular-nums max-tablet:hidden">
        {lastDeliveryAt ? <Moment at={lastDeliveryAt} /> : <span className="text-muted">None yet</span>}
      </td>
      <td className="py-2 pr-4 tabular-nums max-desk:hidden">
        {confirmedAt ? <Moment at={confirmedAt} /> : <span className="text-muted">Not yet</span>}
      </td>
      <td className="py-2 text-small text-muted wrap-anywhere max-desk:hidden">
        <Remarks {...rest} />
      </td>
    </tr>
  );
}

function Remarks({ reason, requests, sameAccount }: Pick<ConnectionRow, "reason" | "requests" | "sameAccount">) {
  const remarks = [
    reason,
    requests > 0 ? `${requests === 1 ? "One request" : `${requests} requests`} for its past under way` : null,
    sameAccount > 0 ? "Another rider here is connected to the same account" : null,
  ].filter((remark) => remark !== null);
  return <>{remarks.join(". ")}</>;
}
