"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { parseConnectionId, parseRequestId } from "@/core/ids";
import { connectCookie } from "@/server/accounts/connect-cookie";
import { requireViewer } from "@/server/auth";
import { beginConnecting, type Departure } from "@/server/data/connecting";
import { deleteRidesOf, disconnect } from "@/server/data/connections";
import {
  cancelPast,
  checkNow,
  LEAST_MINUTES_BETWEEN_CHECKS,
  type PastWish,
  resumePast,
  wantPast,
} from "@/server/data/history";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { type PastForm, parseHowFar, parseSpan } from "@/server/past-form";
import { TerraRefused, TerraUnavailable } from "@/server/terra/client";
import { ONLY_LOOKING } from "../only-looking";

const says = (message: string | null): FormState => ({ message, problems: {}, values: {} });

export async function connectAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const provider = env().terra.providers.find((one) => one === form.get("provider"));
  if (!provider) return says("This cannot be connected here.");

  let departure: Departure;
  try {
    departure = await beginConnecting(viewer, provider);
  } catch (error) {
    return troubleWithTerra(error);
  }
  const { name, options } = connectCookie();
  (await cookies()).set(name, departure.state, options);
  redirect(departure.url);
}

const DisconnectForm = z.object({
  connectionId: z.string().transform(parseConnectionId),
  rides: z.enum(["keep", "delete"]),
  word: z.string().optional(),
});

export async function disconnectAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const { connectionId, rides, word } = DisconnectForm.parse(Object.fromEntries(form));
  if (rides === "delete" && word?.trim().toLowerCase() !== "delete") {
    const word = "Type the word delete here; nothing was changed so far.";
    return { message: null, problems: { word }, values: { rides } };
  }

  try {
    const isOver = connectionId !== null && (await disconnect(viewer, connectionId));
    if (!isOver) return says("There is no such connection any more.");
    if (rides === "delete") await deleteRidesOf(viewer, connectionId);
  } catch (error) {
    return troubleWithTerra(error);
  }
  redirect(`/settings/connections?done=${rides === "delete" ? "deleted" : "disconnected"}`);
}

/** Asks for as much of the past as was chosen. */
export const historyAction = async (_previous: FormState, form: FormData): Promise<FormState> =>
  wantAs("history", form, parseHowFar(Object.fromEntries(form), new Date()));

/** Asks once more for everything between two days. */
export const spanAction = async (_previous: FormState, form: FormData): Promise<FormState> =>
  wantAs("again", form, parseSpan(Object.fromEntries(form), new Date()));

async function wantAs(kind: "history" | "again", form: FormData, asked: PastForm): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  if (!asked.ok) return { message: null, problems: asked.problems, values: asked.values };
  const connectionId = parseConnectionId(String(form.get("connectionId")));
  if (asked.wanted === null) redirect("/rides");
  const wish = connectionId ? await wantPast(viewer, connectionId, { kind, ...asked.wanted }) : NOT_THERE;
  return answerWish(wish);
}

const NOT_THERE: PastWish = { kind: "missing" };

/** Once it was asked for, its bar says how far that is. */
function answerWish({ kind }: PastWish): FormState {
  revalidatePath("/settings/connections");
  switch (kind) {
    case "begun":
      return says(null);
    case "running":
      return says("Something is being asked for already. Wait until it is done, or stop it.");
    case "impossible":
      return says("This connection does not work just now, so nothing can be asked for. Connect again first.");
    case "missing":
      return says("There is no such connection any more.");
  }
}

/** Stops asking for a stretch of the past. */
export async function cancelPastAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const id = parseRequestId(String(form.get("requestId")));
  const isStopped = id !== null && (await cancelPast(viewer, id));
  revalidatePath("/settings/connections");
  return says(isStopped ? null : "It was over already.");
}

/** Goes on with a stretch of the past that was stopped, or failed in parts. */
export async function resumePastAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const id = parseRequestId(String(form.get("requestId")));
  return answerWish(id ? await resumePast(viewer, id) : NOT_THERE);
}

/** Asks Terra how a connection stands, and for its last days. */
export async function checkNowAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const id = parseConnectionId(String(form.get("connectionId")));
  switch (id ? await checkNow(viewer, id) : "missing") {
    case "asked":
      return says("Asked. What is missing of the last seven days arrives by itself.");
    case "too-soon":
      return says(`It was checked less than ${LEAST_MINUTES_BETWEEN_CHECKS} minutes ago.`);
    case "missing":
      return says("There is no such connection any more.");
  }
}

/** Terra is the world, and may fail; anything else is ours and goes on. */
function troubleWithTerra(error: unknown): FormState {
  if (error instanceof TerraUnavailable) {
    log.warn({ event: "terra-trouble", reason: error.message });
    return says(
      "Terra, who brings the rides here, does not answer just now. Nothing was changed; please try again in a few minutes.",
    );
  }
  if (error instanceof TerraRefused) {
    log.error({ event: "terra-refused", reason: error.message });
    return says("Terra, who brings the rides here, said no. Whoever runs this server finds the reason in its log.");
  }
  throw error;
}
