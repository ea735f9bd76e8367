"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { InvitationState } from "@/components/coaching/invitation-state";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { parseInvitationId, parseUserId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { parseAddressForm, parseConsentForm } from "@/server/coaching-form";
import { changeConsent, endCoaching } from "@/server/data/coachings";
import { inviteCoach, revokeInvitation } from "@/server/data/invitations";
import { ONLY_LOOKING } from "../only-looking";
import { toInvitationState } from "./invitation-words";

const Typed = z.record(z.string(), z.string().max(1000));

const PAGE = "/settings/coaches";

const says = (message: string): FormState => ({ message, problems: {}, values: {} });

/** Makes an invitation to coach the viewer, and tells its link this once. */
export async function inviteCoachAction(_previous: InvitationState, form: FormData): Promise<InvitationState> {
  const viewer = await requireViewer();
  const typed = Typed.parse(Object.fromEntries(form));
  const [address, wanted] = [parseAddressForm(typed), parseConsentForm(typed, new Date())];
  const values = { email: typed.email ?? "" };
  if (!address.ok || !wanted.ok) {
    const problems = { ...(address.ok ? {} : address.problems), ...(wanted.ok ? {} : wanted.problems) };
    return { message: "Nothing was made yet: please look at what is marked above.", problems, values, made: null };
  }
  const invitation = await inviteCoach(viewer, address.email, wanted.consent);
  revalidatePath(PAGE);
  return toInvitationState(invitation, address.email);
}

/** Changes what one coach sees, from their next request on. */
export async function changeConsentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const typed = Typed.parse(Object.fromEntries(form));
  const wanted = parseConsentForm(typed, new Date());
  if (!wanted.ok) return { message: null, problems: wanted.problems, values: {} };
  const coachId = parseUserId(typed.coachId ?? "");
  const isChanged = coachId !== null && (await changeConsent(viewer, coachId, wanted.consent));
  revalidatePath(PAGE, "layout");
  return says(isChanged ? "Saved. It holds from now on." : "This coaching has ended: they see nothing of yours.");
}

/** Ends a coaching of the viewer's, at once. */
export async function endCoachAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const coachId = parseUserId(Typed.parse(Object.fromEntries(form)).otherId ?? "");
  if (coachId === null) return says("There is no such coach.");
  await endCoaching(viewer, coachId, "coach");
  revalidatePath(PAGE, "layout");
  // One that had ended already shows nothing either, which is what was asked for.
  redirect(`${PAGE}?ended=${coachId}`);
}

/** Takes back an invitation of the viewer's, for a coach or for an athlete. */
export async function revokeInvitationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  if (viewer.isDemonstration) return ONLY_LOOKING;
  const id = parseInvitationId(Typed.parse(Object.fromEntries(form)).invitationId ?? "");
  const isRevoked = id !== null && (await revokeInvitation(viewer, id));
  revalidatePath(PAGE);
  revalidatePath("/athletes/invite");
  return isRevoked ? EMPTY_FORM : says("It was accepted or taken back meanwhile.");
}
