import Link from "next/link";
import { Mark } from "@/components/ui/mark";
import { Until } from "./until";

/** The quiet line above a ride that somebody shared: who, until when, and by what. */
export const SharedBy = ({ name, until }: { name: string; until: Date }) => (
  <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line pb-3 text-small text-muted">
    <p className="wrap-anywhere">
      Shared by <span className="font-medium text-ink">{name}</span> · until <Until at={until} />
    </p>
    <Link href="/" className="flex items-center gap-2 rounded-small hover:text-ink">
      <Mark className="size-6" />
      <span aria-hidden="true">Musette</span>
    </Link>
  </div>
);
