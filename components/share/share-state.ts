import type { FormState } from "@/components/ui/form-state";

/** What the form that makes a link shows after it was sent. */
export interface ShareState extends FormState {
  /** The whole link; it is told this once. */
  link: string | null;
}

export const NO_LINK: ShareState = { message: null, problems: {}, values: {}, link: null };
