/** What a program is answered; nobody keeps it. */
export const answer = (status: number, body: object): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

/** To somebody who looks around in the demonstration. */
export const ONLY_LOOKING = "You are only looking around here: create an account to bring rides of your own.";
