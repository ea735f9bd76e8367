/** What a form shows after it was sent: a sentence, what is wrong with which field, and what had been typed. */
export interface FormState {
  message: string | null;
  /** A sentence for each field that has to be corrected, by the field's name. */
  problems: Record<string, string>;
  /** What was typed, so that nobody types it twice. Never a password. */
  values: Record<string, string>;
}

export const EMPTY_FORM: FormState = { message: null, problems: {}, values: {} };
