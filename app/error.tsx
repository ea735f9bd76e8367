"use client";

import { buttonLook } from "@/components/ui/button-look";
import { NarrowPage } from "@/components/ui/narrow-page";

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <NarrowPage
      title="Something went wrong"
      lead="This page could not be made. Your rides are safe; this is on our side."
    >
      <div className="flex gap-3">
        <button type="button" className={buttonLook("primary")} onClick={() => retry()}>
          Try again
        </button>
        {/* A page that is made from nothing: whatever went wrong here stays behind. */}
        <a href="/" className={buttonLook("plain")}>
          To the start
        </a>
      </div>
      {error.digest && (
        <p className="mt-8 text-small text-muted">
          The server&rsquo;s log tells more under <code>{error.digest}</code>.
        </p>
      )}
    </NarrowPage>
  );
}
