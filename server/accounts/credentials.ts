import { z } from "zod";

/** An e-mail address as compared. Letters of other alphabets are refused: some look like ours and are not. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "That is too long for an e-mail address.")
  .pipe(z.email("That does not look like an e-mail address."));

const Name = z
  .string()
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/g, " "))
  .pipe(
    z
      .string()
      .min(1, "What shall we call you?")
      .max(80, "That is a bit long for a name: up to 80 characters, please.")
      // Characters that are not seen or turn others round; two of them join letters in Persian, Hindi and emoji.
      .regex(
        /^(?:[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]|[\u200c\u200d])*$/u,
        "There is a character in this name that cannot be shown.",
      ),
  );

/** A password is not trimmed or changed; how good it is is judged in server/passwords.ts. */
const Password = z.string().min(1, "Your password, please.").max(1024, "That is too long.");

/** What the sign-in form says. */
export const Credentials = z.object({ email: Email, password: Password });
export type Credentials = z.infer<typeof Credentials>;

/** What the sign-up form says. */
export const NewAccount = z.object({ email: Email, name: Name, password: Password });
export type NewAccount = z.infer<typeof NewAccount>;
