import type { FormState } from "@/components/ui/form-state";

/** What a form answers somebody who looks around in the demonstration. */
export const ONLY_LOOKING: FormState = {
  message: "You are only looking around here, so nothing was changed. Create an account to have settings of your own.",
  problems: {},
  values: {},
};
