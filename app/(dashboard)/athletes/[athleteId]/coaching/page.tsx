import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CoachingSpan } from "@/components/coaching/coach-card";
import { EndCoachingForm } from "@/components/coaching/end-coaching-form";
import { SeenInPoints } from "@/components/coaching/seen-in-points";
import { Until } from "@/components/share/until";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { findAthlete } from "@/server/data/coachings";
import { athleteAt } from "../athlete-at";
import { endAthleteAction } from "./actions";

type Props = PageProps<"/athletes/[athleteId]/coaching">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sight } = await athleteAt((await params).athleteId);
  return { title: `Coaching ${sight.name}` };
}

export default async function CoachingPage({ params, searchParams }: Props) {
  const { viewer, sight } = await athleteAt((await params).athleteId);
  const athlete = await findAthlete(viewer, sight.riderId);
  if (!athlete) notFound();
  const { name, consent, acceptedAt, athleteId } = athlete;
  const isNew = (await searchParams).begun !== undefined;

  return (
    <div className="max-w-[720px]">
      {isNew && (
        <div className="mb-6">
          <Notice tone="good" title={`You coach ${name} from now on.`}>
            This is what they let you see. Their rides are beside it, in the row above.
          </Notice>
        </div>
      )}
      <p className="mb-6 text-muted">
        You coach {name} since <Until at={acceptedAt} /> · <CoachingSpan consent={consent} />. What you see they choose,
        and can change at any time.
      </p>
      <SeenInPoints consent={consent} reader="coach" coach="" />
      <Section title="End it">
        <p className="mb-4 max-w-[60ch] text-muted">
          {`You see nothing of ${name} from then on, and they are told. To coach them again, one of you has to invite the other.`}
        </p>
        {viewer.isDemonstration ? (
          <p>Not to be changed in the demonstration.</p>
        ) : (
          <EndCoachingForm action={endAthleteAction} otherId={athleteId} name={name} />
        )}
      </Section>
    </div>
  );
}
