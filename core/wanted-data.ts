/** What a provider can tell of a rider, by Terra's names (terra-api.md, 4.5). */
export const DATA_TYPES = ["activity", "body", "daily", "sleep", "nutrition", "menstruation", "athlete"] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** What is kept a day at a time, and shown on the Health page. */
export const HEALTH_TYPES = ["body", "daily", "sleep", "nutrition", "menstruation"] as const;
export type HealthType = (typeof HEALTH_TYPES)[number];

/** What can be left out of everything that a provider tells, whatever its type. */
export const WANTED_FIELDS = ["positions", "heartRate", "weight", "bloodValues"] as const;
export type WantedField = (typeof WANTED_FIELDS)[number];

/** What is kept of what a provider tells; all else is dropped before it is stored. */
export interface WantedData {
  types: Record<DataType, boolean>;
  fields: Record<WantedField, boolean>;
}

/** What a house accepts until its operator says otherwise: all but the cycle. */
export const FIRST_ACCEPTED: WantedData = {
  types: { activity: true, body: true, daily: true, sleep: true, nutrition: true, menstruation: false, athlete: true },
  fields: { positions: true, heartRate: true, weight: true, bloodValues: true },
};

/** What of a rider is kept until they say otherwise: rides. Anything of their health they switch on themselves. */
export const FIRST_WANTED: WantedData = {
  types: {
    activity: true,
    body: false,
    daily: false,
    sleep: false,
    nutrition: false,
    menstruation: false,
    athlete: true,
  },
  fields: { positions: true, heartRate: true, weight: true, bloodValues: false },
};

export const isDataType = (name: string): name is DataType => (DATA_TYPES as readonly string[]).includes(name);
export const isHealthType = (name: string): name is HealthType => (HEALTH_TYPES as readonly string[]).includes(name);

/** What a rider wants and the operator accepts. */
export const wantedByBoth = (operator: WantedData, rider: WantedData): WantedData => ({
  types: eachOf(DATA_TYPES, (type) => operator.types[type] && rider.types[type]),
  fields: eachOf(WANTED_FIELDS, (field) => operator.fields[field] && rider.fields[field]),
});

/** What was wanted and is not any more: of that, something may be stored. */
export const withdrawnBy = (before: WantedData, after: WantedData): (DataType | WantedField)[] => [
  ...DATA_TYPES.filter((type) => before.types[type] && !after.types[type]),
  ...WANTED_FIELDS.filter((field) => before.fields[field] && !after.fields[field]),
];

/**
 * Choices as they were kept, or as a form sends them.
 *
 * @param json what is not a yes or a no in it is as `otherwise` says
 */
export function readWanted(json: unknown, otherwise: WantedData): WantedData {
  const { types, fields } = asRecord(json);
  const choice = (of: unknown, name: string, standard: boolean) => {
    const value = asRecord(of)[name];
    return typeof value === "boolean" ? value : standard;
  };
  return {
    types: eachOf(DATA_TYPES, (type) => choice(types, type, otherwise.types[type])),
    fields: eachOf(WANTED_FIELDS, (field) => choice(fields, field, otherwise.fields[field])),
  };
}

/**
 * By the keys under which Terra tells it, wherever they stand: a list of places would miss the next one that Terra adds
 * (terra-api.md, 5.1 to 5.9).
 */
const KEYS: Record<WantedField, RegExp> = {
  positions: /position|polyline|(^|_)pos(_|$)|coord|lat_?lng|latitude|longitude|^(lat|lng|lon|city|state|country)$/i,
  heartRate: /(^|_)(hr|hrv|rr|ecg|afib|trimp)(_|$)|heart|bpm|pulse_wave|cardiovascular/i,
  weight: /weight|(^|_)bmi(_|$)|bodyfat|(bone|muscle|lean|fat)_mass|skin_fold|visceral_fat|water_percentage/i,
  bloodValues: /blood_(pressure|glucose)|systolic|diastolic|glucose|ketone|insulin|(^|_)gmi(_|$)/i,
};

/** All that is kept of an account: the provider's name for it. Who the rider is, they told us themselves. */
const KEPT_OF_ATHLETE = ["provider_user_id"];

/** Of what Terra has products for that nobody here can choose: nobody agreed to their being kept. */
const NOBODYS_CHOICE = /^(hormone|health_observation|route|planned_workout|lab_report(\..+)?)$/;

/** What a form's boxes are called: those that are ticked are sent. */
export const boxOf = (what: DataType | WantedField): string => `keep-${what}`;

/** The choice that a form sent. @param isTicked whether the box of that name was */
export const readTicked = (isTicked: (box: string) => boolean): WantedData => ({
  types: eachOf(DATA_TYPES, (type) => isTicked(boxOf(type))),
  fields: eachOf(WANTED_FIELDS, (field) => isTicked(boxOf(field))),
});

/**
 * An event without what is not wanted of it. It is not changed itself: what comes back shares what stays.
 *
 * @param event the delivered JSON
 * @returns `event`: null when nothing of it is wanted. `dropped`: the types and fields of which something was there
 */
export function withoutUnwanted(event: unknown, wanted: WantedData): { event: unknown; dropped: string[] } {
  const { type: name, user, ...rest } = asRecord(event);
  const type = typeof name === "string" ? name : "";
  if (NOBODYS_CHOICE.test(type) || (isDataType(type) && !wanted.types[type])) return { event: null, dropped: [type] };
  // What only says how a connection or a request fares has nothing of a rider's body or places in it.
  if (!isDataType(type)) return { event, dropped: [] };

  const unwanted = WANTED_FIELDS.filter((field) => !wanted.fields[field]);
  const dropped = new Set<string>();
  const kept = asRecord(without(type === "athlete" ? leastOfAthlete(rest, dropped) : rest, unwanted, dropped));
  return { event: { type, ...(user === undefined ? {} : { user }), ...kept }, dropped: [...dropped] };
}

/**
 * One item of a type's `data` without what is not wanted of it.
 *
 * @param item as Terra tells it
 */
export function itemWithoutUnwanted(item: unknown, wanted: WantedData): unknown {
  return without(
    item,
    WANTED_FIELDS.filter((field) => !wanted.fields[field]),
    new Set(),
  );
}

/**
 * One item of a type's `data` that was told again without some fields, with what was held of those fields where the new
 * word still has their place. Entries of a list are known by what else they say, and else by their number.
 *
 * @param item as it is told now
 * @param held the same as it was told before
 */
export function itemWithHeld(item: unknown, held: unknown, leftOut: readonly WantedField[]): unknown {
  if (leftOut.length === 0) return item;
  if (Array.isArray(item) && Array.isArray(held)) {
    const bySaying = Map.groupBy(held, (one) => JSON.stringify(without(one, leftOut, new Set())));
    return item.map((one, index) => {
      const same = bySaying.get(JSON.stringify(one))?.shift();
      return itemWithHeld(one, same ?? (item.length === held.length ? held[index] : undefined), leftOut);
    });
  }
  if (!isRecord(item) || !isRecord(held)) return item;
  const whole: Record<string, unknown> = { ...item };
  for (const [key, before] of Object.entries(held)) {
    const isLeftOut = leftOut.some((field) => KEYS[field].test(key));
    if (isLeftOut) whole[key] ??= before;
    else if (key in item) whole[key] = itemWithHeld(item[key], before, leftOut);
  }
  return whole;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function without(value: unknown, unwanted: readonly WantedField[], dropped: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, unwanted, dropped));
  if (value === null || typeof value !== "object") return value;
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const field = unwanted.find((each) => KEYS[each].test(key));
    if (field === undefined) kept[key] = without(inner, unwanted, dropped);
    else if (saysSomething(inner)) dropped.add(field);
  }
  return kept;
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value === "object" ? Object.values(value).some(saysSomething) : true;
}

function leastOfAthlete(event: Loose, dropped: Set<string>): Loose {
  const told = Object.entries(asRecord(event.athlete));
  const kept = told.filter(([key]) => KEPT_OF_ATHLETE.includes(key));
  if (told.length > kept.length) dropped.add("athlete");
  return { ...event, athlete: Object.fromEntries(kept) };
}

/** What JSON may hold of what is looked at here by name. */
interface Loose {
  [key: string]: unknown;
  type?: unknown;
  user?: unknown;
  athlete?: unknown;
  types?: unknown;
  fields?: unknown;
}

const asRecord = (value: unknown): Loose =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};

const eachOf = <Name extends string>(names: readonly Name[], choose: (name: Name) => boolean) =>
  Object.fromEntries(names.map((name) => [name, choose(name)])) as Record<Name, boolean>;
