/** How often each of our calls was answered in which way, in this process, since it was last asked for. */
export interface TerraCalls {
  call: string;
  /** The status, or "none" when there was no answer. */
  answer: string;
  count: number;
}

const KEY = Symbol.for("musette.terra-calls");
const home = globalThis as typeof globalThis & { [KEY]?: Map<string, TerraCalls> };

/** One for the process, however often a bundler copies this file. */
function calls(): Map<string, TerraCalls> {
  home[KEY] ??= new Map();
  return home[KEY];
}

/** Counts one call of Terra, by its words in the log. */
export function countCall(call: string, status: number | null): void {
  const answer = status === null ? "none" : String(status);
  const counted = calls().get(`${call} ${answer}`) ?? { call, answer, count: 0 };
  counted.count += 1;
  calls().set(`${call} ${answer}`, counted);
}

/** Hands over what was counted, and begins anew. */
export function takeCalls(): TerraCalls[] {
  const taken = [...calls().values()];
  calls().clear();
  return taken;
}
