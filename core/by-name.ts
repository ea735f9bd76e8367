/** People by their names as a reader looks for them: accents and capitals do not part what belongs together. */
export const byName = (one: { name: string }, other: { name: string }): number =>
  one.name.localeCompare(other.name, "en");
