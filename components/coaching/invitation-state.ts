import type { FormState } from "@/components/ui/form-state";

/** What a form that invites shows after it was sent. */
export interface InvitationState extends FormState {
  /** The link, which is told this once; null as long as there is none. */
  made: { link: string; expiresAt: string; email: string | null; goesByMail: boolean } | null;
}

export const NO_INVITATION: InvitationState = { message: null, problems: {}, values: {}, made: null };

export type InvitationAction = (previous: InvitationState, form: FormData) => Promise<InvitationState>;
