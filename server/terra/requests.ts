import { z } from "zod";
import type { Stretch } from "@/core/history-windows";
import type { DataType } from "@/core/wanted-data";
import { ask, client, request, secondsIn, TerraRefused, TerraUnavailable, understood } from "./client";
import { TerraUser } from "./user";

/** What can be asked for by a window of days. */
export type RequestedType = Exclude<DataType, "athlete">;

/** How many more days of this user Terra gives us in this hour (terra-api.md, 1.5); null where it does not say. */
export interface Pace {
  remainingDays: number | null;
  resetAfterSeconds: number | null;
}

/** What came of asking for data. */
export type Asked =
  /** Terra sends what there is, as deliveries that bear the reference; null when it did not tell one. */
  | { kind: "will-be-sent"; reference: string | null; isLarge: boolean; lookAgainSeconds: number | null; pace: Pace }
  /** Terra told it at once: an event like a delivered one. */
  | { kind: "told"; event: unknown; pace: Pace }
  | { kind: "nothing"; pace: Pace };

/** An acknowledgement has no data; its own words differ between hosts and years (terra-api.md, 3.2). */
const Answer = z.looseObject({
  type: z.string().nullish(),
  status: z.string().nullish(),
  reference: z.string().nullish(),
  retry_after_seconds: z.number().nonnegative().nullish(),
  data: z.array(z.unknown()).nullish(),
});

/**
 * Asks for the data of a window, with all that was recorded, to be sent to the webhook.
 *
 * @throws TerraUnavailable, TerraRefused
 * @see terra-api.md, 3.1 and 3.2
 */
export const askForData = (terraUserId: string, type: RequestedType, window: Stretch): Promise<Asked> =>
  fetchData(terraUserId, type, window, { to_webhook: true, with_samples: true });

/**
 * Asks at once whether there is anything in a window, without what was recorded.
 *
 * @throws TerraUnavailable, TerraRefused
 */
export const lookForData = (terraUserId: string, type: RequestedType, window: Stretch): Promise<Asked> =>
  fetchData(terraUserId, type, window, { to_webhook: false, with_samples: false });

/** A profile is one object, and not a list (terra-api.md, 3.1). */
const Profile = z.looseObject({ type: z.literal("athlete"), user: TerraUser, athlete: z.looseObject({}) });

/**
 * Asks who a rider is at their provider; the answer is an event like a delivered one.
 *
 * @returns null when the provider does not say: there is no profile, or it may not be read, which Terra answers with 500
 * @throws TerraUnavailable when Terra could not be asked
 * @see terra-api.md, 3.1
 */
export async function askForAthlete(terraUserId: string): Promise<unknown> {
  try {
    const answer = await ask<unknown>("GET athlete", () =>
      client().athlete.fetch({ user_id: terraUserId, to_webhook: false }, { ...request, maxRetries: 0 }),
    );
    const profile = Profile.safeParse(answer).data;
    return profile?.user.user_id === terraUserId ? answer : null;
  } catch (error) {
    if (error instanceof TerraRefused) return null;
    if (error instanceof TerraUnavailable && error.status === 500) return null;
    throw error;
  }
}

async function fetchData(
  terraUserId: string,
  type: RequestedType,
  { from, until }: Stretch,
  how: { to_webhook: boolean; with_samples: boolean },
): Promise<Asked> {
  const what = `GET ${type}`;
  const wanted = { user_id: terraUserId, start_date: unixSeconds(from), end_date: unixSeconds(until), ...how };
  const { data: answer, rawResponse } = await ask<{ data: unknown; rawResponse: { headers: Headers } }>(what, () =>
    // The queue waits better between two tries than we do.
    client()
      [type].fetch(wanted, { ...request, maxRetries: 0 })
      .withRawResponse(),
  );
  const { headers } = rawResponse;
  return toAsked(understood(what, Answer, answer), answer, headers.get("terra-reference"), {
    remainingDays: secondsIn(headers.get("x-terra-ratelimit-remaining")),
    resetAfterSeconds: secondsIn(headers.get("x-terra-ratelimit-reset-after")),
  });
}

const LARGE = "large_request_processing";

function toAsked(
  { type, status, reference, retry_after_seconds, data }: z.infer<typeof Answer>,
  event: unknown,
  referenceInHeader: string | null,
  pace: Pace,
): Asked {
  if (data) return data.length > 0 ? { kind: "told", event, pace } : { kind: "nothing", pace };
  // Who takes a request on names it, or says when to ask again; a bare word has nothing behind it.
  const isBareWord = status === "success" && !reference && retry_after_seconds == null;
  if (status === "error" || isBareWord) return { kind: "nothing", pace };
  return {
    kind: "will-be-sent",
    reference: reference ?? referenceInHeader,
    isLarge: type === LARGE,
    lookAgainSeconds: retry_after_seconds ?? null,
    pace,
  };
}

const unixSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
