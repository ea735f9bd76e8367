import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export interface Load {
  url: string;
  secret: string;
  /** Makes the body of the n-th request; each is another. */
  body: (number: number) => Buffer;
  /** Requests begun a second, whether earlier ones were answered or not; at most `atOnce` under way. */
  perSecond: number;
  seconds: number;
  atOnce: number;
}

export interface Measured {
  /** From the moment a request was due until its answer, in ms; late starts count. */
  latencies: number[];
  refused: number;
  perSecond: number;
}

/** Posts signed bodies at a steady pace, and measures each from when it was due: a server that stalls cannot hide it. */
export async function postSteadily({ url, secret, body, perSecond, seconds, atOnce }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latencies: number[] = [];
  let refused = 0;
  const count = Math.round(perSecond * seconds);
  const start = performance.now();
  const under: Promise<void>[] = [];
  for (let number = 0; number < count; number++) {
    const due = start + (number / perSecond) * 1000;
    const bytes = body(number);
    const signature = sign(bytes, secret);
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(
      post(agent, url, bytes, signature).then((status) => {
        latencies.push(performance.now() - due);
        if (status !== 200) refused++;
      }),
    );
  }
  await Promise.all(under);
  agent.destroy();
  return { latencies, refused, perSecond: count / ((performance.now() - start) / 1000) };
}

function sign(body: Buffer, secret: string): string {
  const timestamp = Math.floor(Date.now() / 1000);
  return `t=${timestamp},v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}

function post(agent: Agent, url: string, body: Buffer, signature: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      "Content-Type": "application/json",
      "Content-Length": body.length,
      "terra-signature": signature,
      "X-Terra-Trace-Id": randomUUID(),
      "X-Terra-Ordering-Timestamp": Date.now(),
    };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
