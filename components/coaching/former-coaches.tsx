import { Until } from "@/components/share/until";
import { TextLink } from "@/components/ui/link";

interface FormerCoach {
  coachId: string;
  name: string;
  acceptedAt: Date;
  overSince: Date | null;
}

/** Who coached the reader once and sees nothing now. */
export const FormerCoaches = ({ coaches, mayChange }: { coaches: readonly FormerCoach[]; mayChange: boolean }) => (
  <ul className="border-t border-line">
    {coaches.map(({ coachId, name, acceptedAt, overSince }) => (
      <li
        key={coachId}
        className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
      >
        <div className="min-w-0">
          <p className="wrap-anywhere">{name}</p>
          <p className="text-small text-muted">
            <Until at={acceptedAt} />
            {overSince && (
              <>
                {" – "}
                <Until at={overSince} />
              </>
            )}
            {" · sees nothing now"}
          </p>
        </div>
        {mayChange && (
          <TextLink href={`/settings/coaches?again=${coachId}#invite`}>
            Invite again<span className="sr-only">: {name}</span>
          </TextLink>
        )}
      </li>
    ))}
  </ul>
);
