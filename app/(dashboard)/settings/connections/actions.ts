"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state";
import { parseConnectionId } from "@/core/ids";
import { connectCookie } from "@/server/accounts/connect-cookie";
import { requireViewer } from "@/server/auth";
import { beginConnecting, type Departure } from "@/server/data/connecting";
import { deleteRidesOf, disconnect } from "@/server/data/connections";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { TerraRefused, TerraUnavailable } from "@/server/terra/client";
import { ONLY_LOOKING } from "../only-looking";

const says = (message: string): FormState => ({ message, problems: {}, values: {} });

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
