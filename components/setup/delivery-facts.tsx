import { Moment } from "@/components/shell/moment";
import { TextLink } from "@/components/ui/link";
import { Section } from "@/components/ui/page";
import { StateWord } from "@/components/ui/state-word";
import { addressOf } from "./delivery-filter";
import { effectInWords, inBytes, inTime, ORIGIN_WORDS, STATE_WORDS, type State } from "./delivery-words";
import { Code, Fact, Facts } from "./facts";

/** Everything of a delivery but what it says. */
export interface WholeDelivery {
  id: string;
  receivedAt: Date;
  type: string | null;
  state: State;
  origin: keyof typeof ORIGIN_WORDS;
  rider: string | null;
  byteCount: number;
  attempts: number;
  reason: string | null;
  traceKey: string;
  reference: string | null;
  terraUserId: string | null;
  headers: Record<string, string>;
  signedAt: Date | null;
  signedWith: string | null;
  orderedAt: Date | null;
  receivedMs: number | null;
  finishedAt: Date | null;
  appliedMs: number | null;
  effects: readonly Record<string, unknown>[];
  redactedAt: Date | null;
  siblings: number;
}

export function DeliveryFacts({ delivery }: { delivery: WholeDelivery }) {
  const { id, type, state, rider, reason, terraUserId, reference, siblings, byteCount, traceKey, origin } = delivery;
  const { words, tone } = STATE_WORDS[state];
  return (
    <>
      <Facts>
        <Fact name="State">
          <StateWord tone={tone}>{words}</StateWord>
        </Fact>
        {reason && <Fact name="Reason">{reason}</Fact>}
        <Fact name="Type">{type ?? "Not read yet"}</Fact>
        <Fact name="Rider">{rider ?? "Not known"}</Fact>
        <Fact name="Came">{ORIGIN_WORDS[origin]}</Fact>
        <Fact name="Size">{inBytes(byteCount)}</Fact>
        <Fact name="Id">
          <Code>{id}</Code>
        </Fact>
        <Fact name="Trace">{traceKey ? <Code>{traceKey}</Code> : "None was sent"}</Fact>
        <Fact name="Reference">
          {reference ? <Code>{reference}</Code> : "None was sent"}
          {reference && siblings > 0 && (
            <>
              {" "}
              <TextLink href={addressOf({ text: reference })}>{`${siblings} more with it`}</TextLink>
            </>
          )}
        </Fact>
        {terraUserId && (
          <Fact name="Terra user">
            <Code>{terraUserId}</Code>
          </Fact>
        )}
      </Facts>
      <Section title="Times">
        <Times {...delivery} />
      </Section>
      <Section title="Signature">
        <Signature {...delivery} />
      </Section>
      <Section title="What it did">
        <Effects effects={delivery.effects} redactedAt={delivery.redactedAt} />
      </Section>
      <Section title="Headers">
        <Headers headers={delivery.headers} />
      </Section>
    </>
  );
}

function Times({ receivedAt, orderedAt, receivedMs, finishedAt, appliedMs, attempts }: WholeDelivery) {
  const waitedMs = finishedAt && finishedAt.getTime() - receivedAt.getTime() - (appliedMs ?? 0);
  return (
    <Facts>
      <Fact name="Sent by Terra">{orderedAt ? <Moment at={orderedAt} /> : "Terra did not say"}</Fact>
      <Fact name="Received">
        <Moment at={receivedAt} />
        {receivedMs !== null && `, read and checked in ${receivedMs} ms`}
      </Fact>
      <Fact name="Waited">{waitedMs === null ? "It is not done" : inTime(Math.max(0, waitedMs))}</Fact>
      <Fact name="Applied">
        {finishedAt ? <Moment at={finishedAt} /> : "Not yet"}
        {appliedMs !== null && `, in ${appliedMs} ms`}
      </Fact>
      <Fact name="Attempts">{String(attempts)}</Fact>
    </Facts>
  );
}

function Signature({ signedAt, signedWith, receivedAt, origin }: WholeDelivery) {
  if (origin !== "webhook") return <p className="text-muted">We asked for it ourselves: nothing had to be signed.</p>;
  if (signedAt === null) return <p className="text-muted">It was good; more was not noted when this came.</p>;
  const ageMs = receivedAt.getTime() - signedAt.getTime();
  return (
    <Facts>
      <Fact name="Good, made with">
        the secret <Code>{signedWith}</Code>
      </Fact>
      <Fact name="Signed">
        <Moment at={signedAt} />
      </Fact>
      <Fact name="Age on arrival">{ageMs < 0 ? `${inTime(-ageMs)} ahead of our clock` : inTime(ageMs)}</Fact>
    </Facts>
  );
}

function Effects({ effects, redactedAt }: { effects: readonly Record<string, unknown>[]; redactedAt: Date | null }) {
  if (effects.length === 0 && redactedAt === null) return <p className="text-muted">Nothing that was noted.</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {effects.map((effect) => (
        <li key={effectInWords(effect)} className="wrap-anywhere">
          {effectInWords(effect)}
        </li>
      ))}
      {redactedAt && (
        <li>
          What is not wanted here was taken out of it: <Moment at={redactedAt} />
        </li>
      )}
    </ul>
  );
}

function Headers({ headers }: { headers: Record<string, string> }) {
  const names = Object.keys(headers).toSorted();
  if (names.length === 0) return <p className="text-muted">None were kept.</p>;
  return (
    <Facts>
      {names.map((name) => (
        <Fact key={name} name={name}>
          <Code>{headers[name]}</Code>
        </Fact>
      ))}
    </Facts>
  );
}
