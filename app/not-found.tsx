import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <NarrowPage
      title="Page not found"
      lead="There is nothing at this address, or nothing that you may see. If somebody sent it to you, ask them to share it."
    >
      <ButtonLink href="/" look="primary">
        To the start
      </ButtonLink>
    </NarrowPage>
  );
}
