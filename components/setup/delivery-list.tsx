import Link from "next/link";
import { Moment } from "@/components/shell/moment";
import { StateWord } from "@/components/ui/state-word";
import { SubmitButton } from "@/components/ui/submit-button";
import { inBytes, ORIGIN_WORDS, STATE_WORDS, type State } from "./delivery-words";

export interface DeliveryRow {
  id: string;
  receivedAt: Date;
  type: string | null;
  state: State;
  origin: keyof typeof ORIGIN_WORDS;
  rider: string | null;
  byteCount: number;
  attempts: number;
  reason: string | null;
}

/** Deliveries one under another; those that are chosen can be applied once more. */
export function DeliveryList({
  deliveries,
  replay,
}: {
  deliveries: readonly DeliveryRow[];
  replay: (form: FormData) => Promise<void>;
}) {
  return (
    <form action={replay}>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Deliveries, the newest first</caption>
        <thead>
          <tr className="border-b border-line text-small text-muted">
            <th scope="col" className="w-8 py-2 font-medium">
              <span className="sr-only">Choose</span>
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Received
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Type
            </th>
            <th scope="col" className="py-2 pr-4 font-medium max-tablet:hidden">
              State
            </th>
            <th scope="col" className="py-2 pr-4 font-medium max-tablet:hidden">
              Rider
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium max-desk:hidden">
              Size
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium max-desk:hidden">
              Attempts
            </th>
            <th scope="col" className="py-2 font-medium max-desk:hidden">
              Reason
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} {...delivery} />
          ))}
        </tbody>
      </table>
      <div className="mt-4">
        <SubmitButton look="plain">Apply the chosen ones again</SubmitButton>
      </div>
    </form>
  );
}

function Row({ id, receivedAt, type, state, origin, rider, byteCount, attempts, reason }: DeliveryRow) {
  const { words, tone } = STATE_WORDS[state];
  const came = origin === "webhook" ? "" : ORIGIN_WORDS[origin].toLowerCase();
  return (
    <tr className="border-b border-line align-top">
      <td className="py-2">
        <input
          type="checkbox"
          name="id"
          value={id}
          aria-label={`Choose the delivery ${id}`}
          className="mt-1 size-4 accent-accent"
        />
      </td>
      <td className="py-2 pr-4 tabular-nums">
        <Link
          href={`/setup/deliveries/${id}`}
          className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
        >
          <Moment at={receivedAt} />
        </Link>
        {came && <span className="block text-small text-muted">{came}</span>}
      </td>
      <td className="py-2 pr-4 wrap-anywhere">
        {type ?? "Not read yet"}
        <span className="block tablet:hidden">
          <StateWord tone={tone}>{words}</StateWord>
        </span>
        <span className="block text-small text-muted wrap-anywhere tablet:hidden">{rider}</span>
        {reason && <span className="block text-small text-muted wrap-anywhere desk:hidden">{reason}</span>}
      </td>
      <td className="py-2 pr-4 whitespace-nowrap max-tablet:hidden">
        <StateWord tone={tone}>{words}</StateWord>
      </td>
      <td className="py-2 pr-4 wrap-anywhere max-tablet:hidden">
        {rider ?? <span className="text-muted">Not known</span>}
      </td>
      <td className="py-2 pr-4 text-right whitespace-nowrap tabular-nums max-desk:hidden">{inBytes(byteCount)}</td>
      <td className="py-2 pr-4 text-right tabular-nums max-desk:hidden">{attempts}</td>
      <td className="max-w-[32ch] py-2 text-small text-muted wrap-anywhere max-desk:hidden">{reason}</td>
    </tr>
  );
}
