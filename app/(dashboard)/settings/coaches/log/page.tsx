import type { Metadata } from "next";
import Link from "next/link";
import { LookLog } from "@/components/coaching/look-log";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { parseUserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { listLooks } from "@/server/data/coach-looks";
import { listCoaches, listFormerCoaches } from "@/server/data/coachings";

export const metadata: Metadata = { title: "What coaches opened" };

const PAGE = "/settings/coaches/log";

export default async function LookLogPage({ searchParams }: PageProps<"/settings/coaches/log">) {
  const viewer = await requireViewer();
  const asked = await searchParams;
  const [coaches, former] = await Promise.all([listCoaches(viewer), listFormerCoaches(viewer)]);
  const known = [...coaches, ...former];
  const coachId = parseUserId(String(asked.coach ?? ""));
  const chosen = known.find((coach) => coach.coachId === coachId) ?? null;
  const after = typeof asked.after === "string" ? asked.after : null;
  const { looks, next } = await listLooks(viewer, { coachId: chosen?.coachId ?? null, after });
  const address = (page: string | null) => {
    const search = new URLSearchParams();
    if (chosen) search.set("coach", chosen.coachId);
    if (page) search.set("after", page);
    return search.size === 0 ? PAGE : `${PAGE}?${search}`;
  };

  return (
    <>
      <p className="mb-6">
        <TextLink href="/settings/coaches">All coaches</TextLink>
      </p>
      <h2 className="text-title font-medium tracking-tight">What coaches opened</h2>
      <p className="mt-1 mb-6 max-w-[60ch] text-muted">
        Written down before it is shown to them, to five minutes: looks that follow each other closely are one.
      </p>
      {known.length > 1 && (
        <nav aria-label="Of whom" className="mb-6">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            <Whose href={PAGE} isHere={chosen === null}>
              All coaches
            </Whose>
            {known.map((coach) => (
              <Whose
                key={coach.coachId}
                href={`${PAGE}?coach=${coach.coachId}`}
                isHere={coach.coachId === chosen?.coachId}
              >
                {coach.name}
              </Whose>
            ))}
          </ul>
        </nav>
      )}
      {looks.length === 0 ? (
        <p className="text-lead">{emptyWords(chosen?.name ?? null, coaches.length > 0, after !== null)}</p>
      ) : (
        <LookLog looks={looks} />
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        {after !== null && <ButtonLink href={address(null)}>The newest</ButtonLink>}
        {next && <ButtonLink href={address(next)}>Earlier</ButtonLink>}
      </div>
    </>
  );
}

function emptyWords(name: string | null, hasCoach: boolean, isLater: boolean): string {
  if (isLater) return "There is nothing earlier.";
  if (name) return `${name} has opened nothing of yours.`;
  return hasCoach ? "Nothing of yours has been opened yet." : "Nobody coaches you, and nothing of yours was opened.";
}

const Whose = ({ href, isHere, children }: { href: string; isHere: boolean; children: string }) => (
  <li>
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={`block border-b-2 py-1 wrap-anywhere ${isHere ? "border-accent font-medium" : "border-transparent text-muted hover:text-ink"}`}
    >
      {children}
    </Link>
  </li>
);
