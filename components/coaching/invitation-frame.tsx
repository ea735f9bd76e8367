import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";

/** The frame of an invitation: who invites to what, what it comes to, and what can be done about it. */
export const InvitationFrame = ({
  title,
  lead,
  foot,
  children,
}: {
  title: string;
  lead: string;
  foot: ReactNode;
  children: ReactNode;
}) => (
  <main id="content" className="mx-auto w-full max-w-[720px] px-4 py-10 tablet:px-8 tablet:py-16">
    <Mark className="mb-8 size-10" />
    <h1 className="text-figure font-light tracking-tight wrap-anywhere">{title}</h1>
    <p className="mt-2 max-w-[60ch] text-lead text-muted">{lead}</p>
    <div className="mt-8 flex flex-col gap-8">{children}</div>
    <p className="mt-8 border-t border-line pt-4 text-small text-muted wrap-anywhere">{foot}</p>
  </main>
);
