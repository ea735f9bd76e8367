"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/ui/form-state";
import { checkPassword, findDemonstrationRider, signUp } from "@/server/accounts/accounts";
import { clientAddress } from "@/server/accounts/client-address";
import { Credentials, NewAccount } from "@/server/accounts/credentials";
import { ownPath } from "@/server/accounts/own-path";
import { findPasswordFault } from "@/server/accounts/passwords";
import { startSession, stopSession } from "@/server/auth";
import { env } from "@/server/env";
import { PASSWORD_FAULT, pleaseWait, problemsIn, typedInto } from "./words";

export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const values = typedInto(form, ["email"]);
  const input = Credentials.safeParse(Object.fromEntries(form));
  if (!input.success) return { message: null, problems: problemsIn(input.error), values };

  const result = await checkPassword(input.data, clientAddress(await headers()));
  if (result.outcome === "wait") return { message: pleaseWait(result.waitMs), problems: {}, values };
  if (result.outcome === "wrong") {
    const message = "This e-mail address and this password do not belong together. Please look at both again.";
    return { message, problems: {}, values };
  }
  await startSession(result.userId);
  redirect(ownPath(form.get("next")));
}

export async function signUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const values = typedInto(form, ["name", "email"]);
  const input = NewAccount.safeParse(Object.fromEntries(form));
  if (!input.success) return { message: null, problems: problemsIn(input.error), values };

  const { email, name, password } = input.data;
  const fault = findPasswordFault(password, [email, name]);
  if (fault) return { message: null, problems: { password: PASSWORD_FAULT[fault] }, values };

  const result = await signUp(input.data, clientAddress(await headers()));
  if (result.outcome === "wait") return { message: pleaseWait(result.waitMs), problems: {}, values };
  if (result.outcome === "taken") {
    const message = "There is an account with this e-mail address already. Sign in instead, or use another address.";
    return { message, problems: {}, values };
  }
  await startSession(result.userId);
  redirect(ownPath(form.get("next")));
}

export async function signOutAction(): Promise<void> {
  await stopSession();
  redirect("/signed-out");
}

/** Signs in as the one rider of the demonstration, who can change nothing. */
export async function lookAroundAction(_previous: FormState, _form: FormData): Promise<FormState> {
  const rider = env().isDemonstration ? await findDemonstrationRider() : null;
  if (!rider) {
    const message = "The demonstration is still being set up. Please try again in a moment.";
    return { message, problems: {}, values: {} };
  }
  await startSession(rider);
  redirect("/rides");
}
