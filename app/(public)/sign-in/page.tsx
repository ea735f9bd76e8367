import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TextLink } from "@/components/ui/link";
import { NarrowPage } from "@/components/ui/narrow-page";
import { ownPath } from "@/server/accounts/own-path";
import { findViewer } from "@/server/auth";
import { signInAction } from "../actions";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = ownPath((await searchParams).next);
  const viewer = await findViewer();
  if (viewer && !viewer.isDemonstration) redirect(next);

  return (
    <NarrowPage title="Sign in">
      <SignInForm action={signInAction} next={next} />
      <p className="mt-8 text-muted">
        New here?{" "}
        <TextLink href={next === "/rides" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`}>
          Create an account
        </TextLink>
      </p>
    </NarrowPage>
  );
}
