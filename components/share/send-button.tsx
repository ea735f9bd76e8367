"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

/** Hands something to the apps of a phone, where the browser can do that; elsewhere it is not there. */
export function SendButton({ content, children }: { content: () => Promise<ShareData>; children: string }) {
  const canSend = useSyncExternalStore(
    neverChanges,
    () => typeof navigator.share === "function",
    () => false,
  );
  if (!canSend) return null;
  // Who closes the phone's sheet without choosing has changed their mind, and knows it.
  const send = () =>
    content()
      .then((data) => navigator.share(data))
      .catch(() => null);
  return <Button onClick={send}>{children}</Button>;
}

const neverChanges = () => () => {};
