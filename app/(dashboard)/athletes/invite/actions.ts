"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toInvitationState } from "@/app/(dashboard)/settings/coaches/invitation-words";
import type { InvitationState } from "@/components/coaching/invitation-state";
import { requireViewer } from "@/server/auth";
import { parseAddressForm } from "@/server/coaching-form";
import { inviteAthlete } from "@/server/data/invitations";

const Typed = z.record(z.string(), z.string().max(1000));

/** Makes an invitation to be coached by the viewer, and tells its link this once. */
export async function inviteAthleteAction(_previous: InvitationState, form: FormData): Promise<InvitationState> {
  const viewer = await requireViewer();
  const typed = Typed.parse(Object.fromEntries(form));
  const address = parseAddressForm(typed);
  if (!address.ok) {
    return { message: null, problems: address.problems, values: { email: typed.email ?? "" }, made: null };
  }
  const invitation = await inviteAthlete(viewer, address.email);
  revalidatePath("/athletes/invite");
  return toInvitationState(invitation, address.email);
}
