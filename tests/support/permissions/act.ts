import { createRequire } from "node:module";
import type { ActionRow } from "./action-rows";
import { type Answer, ask, askOnce } from "./ask";
import type { BuiltAction } from "./build";
import type { Person } from "./people";
import type { Things } from "./things";

// The very code by which a browser writes down what an action is called with.
const { encodeReply }: { encodeReply(args: readonly unknown[]): Promise<string | FormData> } = createRequire(
  import.meta.url,
)("next/dist/compiled/react-server-dom-turbopack/client.node.js");

/** Calls an action as a page of ours does, in the name of somebody. @param origin of the page */
export async function act(
  url: string,
  { id }: BuiltAction,
  row: ActionRow,
  { cookie }: Person,
  things: Things,
  origin = url,
): Promise<Answer> {
  // A page of somebody else's is answered with a failure, each time.
  const send = origin === url ? ask : askOnce;
  return send(url + row.on(things), cookie, {
    method: "POST",
    headers: { "next-action": id, origin, accept: "text/x-component" },
    body: await encodeReply(row.args(things)),
  });
}
