import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

export const metadata: Metadata = { title: "Declined" };

export default function DeclinedPage() {
  return (
    <NarrowPage
      title="Declined"
      lead="The invitation cannot be used any more, and nobody sees anything by it. Whoever sent it sees that it was declined."
    >
      <ButtonLink href="/" look="primary">
        To the start
      </ButtonLink>
    </NarrowPage>
  );
}
