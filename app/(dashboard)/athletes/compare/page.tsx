import type { Metadata } from "next";
import { AthletesPage } from "@/components/athletes/athletes-page";
import { NoAthletes } from "@/components/athletes/no-athletes";
import { parseQuestion, type Question, questionAddress } from "@/components/compare/people-question";
import { PeopleToolbar } from "@/components/compare/people-toolbar";
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
      <AthletesPage>
        <NoAthletes />
      </AthletesPage>
    );
  const since = new Date(Date.now() - days * DAY_MS);
  const shown = { viewer, parameters, page: questionAddress(question, days), days, since };
  return (
    <AthletesPage>
      <PeopleToolbar question={question} days={days} />
      <Answer question={question} people={people} shown={shown} />
    </AthletesPage>
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
