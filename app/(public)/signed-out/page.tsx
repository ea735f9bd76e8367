import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

export const metadata: Metadata = { title: "Signed out" };

export default function SignedOutPage() {
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
