import { TextField } from "@/components/ui/field";
import type { FormState } from "@/components/ui/form-state";

/** For whom an invitation is. */
export const AddressField = ({ canMail, state }: { canMail: boolean; state: FormState }) => (
  <TextField
    label="Their e-mail address, if you like"
    name="email"
    type="email"
    autoComplete="off"
    autoCapitalize="none"
    spellCheck={false}
    defaultValue={state.values.email}
    problem={state.problems.email}
    hint={
      canMail
        ? "We mail the link there, and only who is signed in with this address can accept it. Without one you send the link yourself, and the first who accepts it has it."
        : "Only who is signed in with this address can then accept it. You send the link yourself; without an address the first who accepts it has it."
    }
    className="max-w-[440px]"
  />
);
