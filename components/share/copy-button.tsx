"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

const TOLD_MS = 4000;

/** Copies something, and says whether that worked. */
export function CopyButton({ copy, children }: { copy: () => Promise<void>; children: string }) {
  const [told, setTold] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (told === null) return;
    const soon = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(soon);
  }, [told]);
  const press = () =>
    copy().then(
      () => setTold("copied"),
      () => setTold("refused"),
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <Button onClick={press}>{children}</Button>
      <span role="status" className={`text-small ${told === "refused" ? "text-broken" : "text-good"}`}>
        {told === "copied" && "Copied"}
        {told === "refused" && "Your browser does not let us copy it"}
      </span>
    </span>
  );
}
