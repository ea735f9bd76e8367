import type { Application } from "../application";
import { act } from "./act";
import type { ActionRow } from "./action-rows";
import { lastingDifference, nameless } from "./ask";
import type { BuiltAction } from "./build";
import { forAll } from "./for-all";
import { changesBetween, type Stored } from "./house-rows";
import type { Person, PersonName } from "./people";
import { missingTo, type Things } from "./things";

export interface Trial {
  application: Application;
  stored: Stored;
  people: readonly Person[];
  things: Things;
  /** Things that are nowhere. */
  missing: Things;
}

/** Fields of a consent are for seeing: of coaches these stand for all who may not do something. */
const isOneOfMany = ({ name, consent }: Person): boolean =>
  consent !== null && name !== "coach of the least" && name !== "coach of all";

/** Of several who may do the same, those who are seen doing it. */
const CONTROLS: readonly PersonName[] = ["athlete", "coach of all", "coach of the least", "operator", "invited"];

/**
 * Calls an action in the name of everybody. Nothing of the athlete's may change but by those who may.
 *
 * @returns what is wrong, in words
 */
export async function tryAction(trial: Trial, action: BuiltAction, row: ActionRow): Promise<string[]> {
  const others = trial.people.filter((person) => !row.may(person) && !isOneOfMany(person));
  const faults = [
    ...(await changedBy(trial, others.length === 0 ? "nobody" : "those who may not", async () => {
      const found = await forAll(others, (person) => askInVain(trial, action, row, person));
      return found.flat();
    })),
    ...(await changedBy(trial, "a page of somebody else's", () => askFromElsewhere(trial, action, row))),
  ];
  if (row.uncontrolled !== null) return faults;
  for (const person of trial.people.filter((one) => row.may(one) && CONTROLS.includes(one.name))) {
    const before = await trial.stored.fingerprint();
    const { status } = await act(trial.application.url, action, row, person, trial.things);
    const changed = changesBetween(before, await trial.stored.fingerprint());
    if (changed.length === 0) faults.push(`${person.name} may, and changed nothing (${status})`);
    await trial.stored.restore();
  }
  return faults;
}

/** @returns what is wrong, and with it which tables changed though they must not */
async function changedBy({ stored }: Trial, whom: string, act: () => Promise<string[]>): Promise<string[]> {
  const before = await stored.fingerprint();
  const faults = await act();
  const changed = changesBetween(before, await stored.fingerprint());
  await stored.restore();
  return changed.length === 0 ? faults : [...faults, `${whom} changed ${changed.join(", ")}`];
}

async function askInVain(trial: Trial, action: BuiltAction, row: ActionRow, person: Person): Promise<string[]> {
  const { application, things } = trial;
  const missing = missingTo(person, things, trial.missing);
  const answer = await act(application.url, action, row, person, things);
  const faults = answer.status >= 500 ? [`${person.name} is answered ${answer.status}`] : [];
  const isOfThings = [things, missing].map(
    (names) => row.on(names) + JSON.stringify(row.args(names)) + formsIn(row, names),
  );
  if (isOfThings[0] === isOfThings[1] || row.unlike !== null) return faults;
  const again = async (named: Things) =>
    nameless(await act(application.url, action, row, person, named), things, missing);
  const difference = await lastingDifference(
    nameless(answer, things, missing),
    () => again(things),
    () => again(missing),
  );
  return difference === null ? faults : [...faults, `${person.name} is told what is there: ${difference}`];
}

const formsIn = (row: ActionRow, names: Things): string =>
  row
    .args(names)
    .map((arg) => (arg instanceof FormData ? JSON.stringify([...arg]) : ""))
    .join();

/** What a browser sends for another site, or for a page without one: whoever may do it does not do it so. */
async function askFromElsewhere(trial: Trial, action: BuiltAction, row: ActionRow): Promise<string[]> {
  const people = trial.people.filter((one) => row.may(one) && CONTROLS.includes(one.name)).slice(0, 1);
  const faults: string[] = [];
  for (const person of people) {
    for (const origin of ["https://elsewhere.example", "null"]) {
      const { status } = await act(trial.application.url, action, row, person, trial.things, origin);
      if (status < 400) faults.push(`a call from ${origin} is answered ${status}`);
    }
  }
  return faults;
}
