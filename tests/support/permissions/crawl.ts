import type { Answer, Form } from "./ask";
import { ask, headersOf, lastingDifference, nameless } from "./ask";
import type { BuiltRoute } from "./build";
import { isIn, type Marker } from "./markers";
import { athlete, type Person } from "./people";
import { METHODS, type Method, type RouteRow } from "./route-rows";
import { missingTo, type ThingName, type Things } from "./things";

/** One question to the application: an address, how it is asked for, and of whose things. */
interface Question {
  method: Method;
  form: Form;
  params: Record<string, string>;
  path: string;
}

export interface Crawl {
  url: string;
  things: Things;
  /** Things that are nowhere. */
  missing: Things;
  markers: readonly Marker[];
  /** Which markers somebody was sent, over all that they asked for. */
  read: Map<string, Set<string>>;
}

/** Asks for everything of a row in the name of somebody. @returns what is wrong, in words */
export async function crawl(
  world: Crawl,
  route: BuiltRoute,
  row: RouteRow,
  person: Person,
  forms: readonly Form[] = FORMS,
): Promise<string[]> {
  const faults: string[] = [];
  const isAsked = ({ form }: Question) => forms.includes(form);
  const ours = questionsOf(route, row, world.things, person).filter(isAsked);
  const missing = missingTo(person, world.things, world.missing);
  const others = questionsOf(route, row, missing, person).filter(isAsked);
  for (const [index, question] of ours.entries()) {
    const said = (fault: string) =>
      faults.push(`${person.name}: ${question.method} ${question.path} (${question.form}) ${fault}`);
    const answer = await put(world, route, row, person, question, world.things);
    const expected = row.methods.includes(question.method) ? row.status(person, question.method) : 405;
    if (answer.status !== expected) said(`is answered ${answer.status} instead of ${expected}`);
    if (BROKEN.test(answer.text)) said("breaks on its way");
    const signIn = answer.location?.replace(world.url, "");
    if (expected === 307 && person.id === null && !row.sees(person) && !signIn?.startsWith("/sign-in"))
      said(`leads to ${signIn}`);
    for (const name of wordsIn(world, row, person, question, answer)) said(`tells ${name}`);

    const other = others[index];
    if (row.sees(person) || other === undefined || other.path === question.path) continue;
    const again = async (asked: Question, named: Things) =>
      nameless(await put(world, route, row, person, asked, named), world.things, world.missing);
    const difference = await lastingDifference(
      nameless(answer, world.things, world.missing),
      () => again(question, world.things),
      () => again(other, missing),
    );
    if (difference) said(`differs from what is not there: ${difference}`);
  }
  return faults;
}

/** @returns the names of the markers that somebody was sent who must not read them */
function wordsIn(world: Crawl, row: RouteRow, person: Person, { params }: Question, { text }: Answer): string[] {
  if (row.elsewhere !== null) return [];
  // What somebody asks by, they know already.
  const told = Object.values(params).reduce((rest, value) => rest.replaceAll(value, ""), text);
  const found = world.markers.filter((marker) => isIn(marker, told));
  const read = world.read.get(person.name) ?? new Set();
  world.read.set(person.name, read);
  for (const { name } of found) read.add(name);
  const isTold = (name: string) => row.sees(person) && row.tells.some((begin) => name.startsWith(begin));
  // Their own name is above every page, and coaches know whom they coach.
  const isOwn = ({ name }: Marker) => athlete(person) || ["called", `who ${person.name} is`].includes(name);
  const mayRead = (marker: Marker) => marker.readBy(person) && (row.about(person) || isOwn(marker));
  return found.filter((marker) => !mayRead(marker) && !isTold(marker.name)).map(({ name }) => name);
}

function questionsOf(route: BuiltRoute, row: RouteRow, things: Things, person: Person): Question[] {
  const forms: readonly Form[] = route.kind === "handler" ? ["page"] : row.sees(person) ? ["page", "payload"] : FORMS;
  const methods = route.kind === "page" ? row.methods : METHODS;
  return paramsOf(row, things).flatMap((params) =>
    methods.flatMap((method) => forms.map((form) => ({ method, form, params, path: pathOf(row, params, things) }))),
  );
}

/** What stands in a page of which a part failed when it had begun to be sent. */
const BROKEN = /"digest":"\d+"|data-dgst="\d+"/;

const FORMS: readonly Form[] = ["page", "payload", "innermost"];

const PARAMETER = /\[(?:\.\.\.)?(\w+)\]/g;

/** With every value where a parameter is filled with several. */
function paramsOf({ at, fill }: RouteRow, things: Things): Record<string, string>[] {
  const names = [...at.matchAll(PARAMETER)].map(([, name = ""]) => name);
  return names.reduce<Record<string, string>[]>(
    (all, name) =>
      all.flatMap((params) => valuesOf(fill[name] ?? name, things).map((value) => ({ ...params, [name]: value }))),
    [{}],
  );
}

function valuesOf(filled: string | readonly string[], things: Things): readonly string[] {
  if (typeof filled !== "string") return filled;
  const thing = things[filled as ThingName];
  if (thing === undefined) throw new Error(`Nothing of the athlete's is called ${filled}`);
  return [thing];
}

const pathOf = ({ at, search }: RouteRow, params: Record<string, string>, things: Things): string =>
  at.replace(PARAMETER, (_, name: string) => params[name] ?? "") + search(things);

function put({ url }: Crawl, route: BuiltRoute, row: RouteRow, person: Person, asked: Question, things: Things) {
  const { method, form, params, path } = asked;
  const headers: Record<string, string> = {
    ...headersOf(form, route.folders, params),
    "sec-fetch-site": "same-origin",
    ...(method === "GET" ? {} : { origin: url }),
  };
  return ask(url + path, person.cookie, {
    method,
    headers,
    body: method === "GET" ? null : row.body(method, things),
  });
}
