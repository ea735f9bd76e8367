import type { Metadata } from "next";
import { connection } from "next/server";
import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

export const metadata: Metadata = { title: "Signed out" };

export default async function SignedOutPage() {
  // Each answer has a nonce of its own: no page is made ahead.
  await connection();
  return (
    <NarrowPage title="You are signed out" lead="Your rides go on arriving meanwhile.">
      <div className="flex gap-3">
        <ButtonLink href="/sign-in" look="primary">
          Sign in again
        </ButtonLink>
        <ButtonLink href="/">To the start</ButtonLink>
      </div>
    </NarrowPage>
  );
}
