import type { WantedData } from "@/core/wanted-data";
import { consentInWords, listed } from "@/core/wanted-data-words";

/** What somebody agrees to: exactly what is kept, what is not, and for how long. */
export function ConsentText({ wanted, bytesDays }: { wanted: WantedData; bytesDays: number }) {
  const { kept, dropped, howLong } = consentInWords(wanted, bytesDays);
  return (
    <dl className="flex max-w-[64ch] flex-col gap-2 text-small">
      <div>
        <dt className="font-medium">Kept here</dt>
        <dd className="text-muted">{kept.length > 0 ? `${capital(listed(kept))}.` : "Nothing."}</dd>
      </div>
      {dropped.length > 0 && (
        <div>
          <dt className="font-medium">Dropped as it arrives</dt>
          <dd className="text-muted">{capital(listed(dropped))}.</dd>
        </div>
      )}
      <div>
        <dt className="font-medium">For how long</dt>
        <dd className="text-muted">{howLong.join(" ")}</dd>
      </div>
    </dl>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
