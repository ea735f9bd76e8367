import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TextLink } from "@/components/ui/link";
import { NarrowPage } from "@/components/ui/narrow-page";
import { ownPath } from "@/server/accounts/own-path";
import { findViewer } from "@/server/auth";
import { isMailSet } from "@/server/mail/send";
import { signUpAction } from "../actions";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = ownPath((await searchParams).next);
  const viewer = await findViewer();
  if (viewer && !viewer.isDemonstration) redirect(next);

  return (
    <NarrowPage title="Create an account" lead="It lives on this server only. Nothing of it is given to anybody.">
      <SignUpForm action={signUpAction} next={next} canMail={isMailSet()} />
      <p className="mt-8 text-muted">
        Here before?{" "}
        <TextLink href={next === "/rides" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`}>Sign in</TextLink>
      </p>
    </NarrowPage>
  );
}
