import type { Metadata } from "next";
import { parseQuestion, type Question, questionAddress } from "@/components/compare/people-question";
import { PeopleToolbar } from "@/components/compare/people-toolbar";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { requireViewer } from "@/server/auth";
import { listComparable } from "@/server/data/compare-athletes";
import { ChosenClimb } from "./chosen-climb";
import { ClimbChoice } from "./climb-choice";
import { EffortsOfEach } from "./efforts-of-each";

export const metadata: Metadata = { title: "Compare athletes" };

const DAY_MS = 86_400_000;

export default async function CompareAthletesPage({ searchParams }: PageProps<"/athletes/compare">) {
  const viewer = await requireViewer();
  const parameters = await searchParams;
  const { question, days } = parseQuestion(parameters);
  const people = await listComparable(viewer);
  if (people.every(({ isViewer }) => isViewer))
    return (
      <Page title="Compare athletes">
        <EmptyState
          title="Nobody to compare yet"
          actions={
            <ButtonLink href="/athletes/invite" look="primary">
              Invite an athlete
            </ButtonLink>
          }
        >
          Whoever lets you coach them, and agrees to it, is compared here with the others: on the same climb, or by the
          best of each.
        </EmptyState>
      </Page>
    );
  const since = new Date(Date.now() - days * DAY_MS);
  const shown = { viewer, parameters, page: questionAddress(question, days), days, since };
  return (
    <Page title="Compare athletes">
      <PeopleToolbar question={question} days={days} />
      <Answer question={question} people={people} shown={shown} />
    </Page>
  );
}

function Answer({
  question,
  people,
  shown,
}: {
  question: Question;
  people: Awaited<ReturnType<typeof listComparable>>;
  shown: Parameters<typeof EffortsOfEach>[0]["shown"];
}) {
  if (question.is === "effort") return <EffortsOfEach seconds={question.seconds} shown={shown} />;
  if (question.is === "climb") return <ChosenClimb climb={question} shown={shown} />;
  return <ClimbChoice people={people} riderId={question.riderId} shown={shown} />;
}
