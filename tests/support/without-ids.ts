/** What something says, as JSON, without ids: they may have any digits in them. */
export const withoutIds = (something: unknown): string =>
  JSON.stringify(something).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "");
