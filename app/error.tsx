"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/ui/narrow-page";

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <NarrowPage
      title="Something went wrong"
      lead="This page could not be made. Your rides are safe; this is on our side."
    >
      <div className="flex gap-3">
        <Button look="primary" onClick={() => retry()}>
          Try again
        </Button>
        <ButtonLink href="/">To the start</ButtonLink>
      </div>
      {error.digest && (
        <p className="mt-8 text-small text-muted">
          The server&rsquo;s log tells more under <code>{error.digest}</code>.
        </p>
      )}
    </NarrowPage>
  );
}
