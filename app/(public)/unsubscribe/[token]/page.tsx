import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UnsubscribeForm } from "@/components/notices/unsubscribe-form";
import { NarrowPage } from "@/components/ui/narrow-page";
import { parseNoticeKind } from "@/core/notice-choices";
import { KIND_WORDS } from "@/core/notice-words";
import { isUnsubscribeToken } from "@/server/mail/unsubscribe";
import { unsubscribeAction } from "./actions";

/** The address is a key: it is not told where somebody goes from here. */
export const metadata: Metadata = {
  title: "No more mails",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/** Asks first, and changes nothing by being looked at: programs that look into mails follow links. */
export default async function UnsubscribePage({ params, searchParams }: PageProps<"/unsubscribe/[token]">) {
  const { token } = await params;
  const { kind: asked } = await searchParams;
  if (!(await isUnsubscribeToken(token))) notFound();
  const kind = typeof asked === "string" ? parseNoticeKind(asked) : null;
  return (
    <NarrowPage
      title="No more mails?"
      lead={`${kind ? `Mails for “${KIND_WORDS[kind].label}”.` : "Musette sends you notices by mail."} In the app you are told all the same.`}
    >
      <UnsubscribeForm action={unsubscribeAction} token={token} kind={kind} />
    </NarrowPage>
  );
}
