import type { Person } from "./people";

/** An open page's stream of what changes. */
export interface Listening {
  person: Person;
  said(): string;
  close(): void;
}

export async function listen(url: string, person: Person): Promise<Listening> {
  const leaving = new AbortController();
  const { body, status } = await fetch(`${url}/api/live?seen=`, {
    headers: { cookie: person.cookie },
    signal: leaving.signal,
  });
  if (status !== 200 || body === null) throw new Error(`${person.name} hears nothing: ${status}`);
  let said = "";
  const read = async () => {
    for await (const text of body.pipeThrough(new TextDecoderStream())) said += text;
  };
  // That it breaks off is how it ends.
  void read().catch(() => undefined);
  return { person, said: () => said, close: () => leaving.abort() };
}
