"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ONLY_LOOKING } from "@/app/(dashboard)/settings/only-looking";
import type { FormState } from "@/components/ui/form-state";
import { assertNever } from "@/core/assert-never";
import { clientAddress } from "@/server/accounts/client-address";
import { unlessGuessing } from "@/server/accounts/guesses";
import { requireViewer } from "@/server/auth";
import { parseConsentForm } from "@/server/coaching-form";
import { acceptInvitation, declineInvitation } from "@/server/data/invitations";

const Typed = z.record(z.string(), z.string().max(1000));

const OVER = "This invitation cannot be used any more. Ask whoever sent it for a new one.";

const says = (message: string): FormState => ({ message, problems: {}, values: {} });

/** Accepts an invitation; an athlete says with it what the coach sees. */
export async function acceptAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const { token = "", ...typed } = Typed.parse(Object.fromEntries(form));
  const wanted = typed.since === undefined ? null : parseConsentForm(typed, new Date());
  if (wanted?.ok === false) return { message: null, problems: wanted.problems, values: {} };
  const accepted = await unlessGuessing(clientAddress(await headers()), async () => {
    const acceptance = await acceptInvitation(viewer, token, wanted?.consent ?? null);
    return acceptance.outcome === "gone" ? null : acceptance;
  });
  switch (accepted?.outcome) {
    case undefined:
    case "gone":
      return says(OVER);
    case "own":
      return says("This is your own invitation: you cannot coach yourself.");
    case "for-another":
      return says("This invitation is for another account than the one you are signed in with.");
    case "coaching-already":
      return says("You two have this coaching already. Nothing was changed.");
    case "consent-wanted":
      return says("Please say what they may see.");
    case "only-looking":
      return ONLY_LOOKING;
    case "begun":
      revalidatePath("/", "layout");
      return redirect(
        accepted.invitedAs === "coach"
          ? `/athletes/${accepted.inviterId}/coaching?begun`
          : `/settings/coaches?begun=${accepted.inviterId}`,
      );
    default:
      return assertNever(accepted);
  }
}

/** Declines an invitation, for good. */
export async function declineAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const { token = "" } = Typed.parse(Object.fromEntries(form));
  const declined = await unlessGuessing(clientAddress(await headers()), async () =>
    (await declineInvitation(viewer, token)) ? true : null,
  );
  return declined ? redirect("/invitations/declined") : says(OVER);
}
