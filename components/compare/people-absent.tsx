import type { ReactNode } from "react";
import { AthleteName } from "@/components/athletes/athlete-colour";
import type { UserId } from "@/core/ids";

/** Somebody who is not among those who are compared. */
export interface AbsentPerson {
  riderId: UserId;
  name: string;
  why: "not-agreed" | "no-map" | "not-done";
}

/** Who is not compared, by the reason: nobody is left out without a word. */
export function PeopleAbsent({
  absent,
  notDone,
}: {
  absent: readonly AbsentPerson[];
  /** Behind the names of those who have not done it: "rode up it in the last 60 days". */
  notDone: string;
}) {
  const of = (why: AbsentPerson["why"]) => absent.filter((one) => one.why === why);
  const reasons = [
    ["not-agreed", "agreed to be compared with others. They can, under Settings, Coaches."],
    ["no-map", "shared a map with you: the same climb is found by where it is."],
    ["not-done", notDone],
  ] as const;
  if (absent.length === 0) return null;
  return (
    <section aria-label="Not compared" className="mt-4 text-small text-muted">
      <ul className="flex flex-col gap-1">
        {reasons.map(([why, words]) => {
          const people = of(why);
          if (people.length === 0) return null;
          return (
            <li key={why}>
              <Names people={people} /> {people.length === 1 ? "has" : "have"} not {words}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Names({ people }: { people: readonly AbsentPerson[] }): ReactNode {
  return people.map(({ riderId, name }, index) => (
    <span key={riderId}>
      {index > 0 && (index === people.length - 1 ? " and " : ", ")}
      <span className="font-medium">
        <AthleteName athleteId={riderId}>{name}</AthleteName>
      </span>
    </span>
  ));
}
