import type { Metadata } from "next";
import { NoticeList } from "@/components/notices/notice-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";
import { parseNoticeId } from "@/core/ids";
import { requireViewer } from "@/server/auth";
import { countUnread, listNotices } from "@/server/data/notices";
import { markAllReadAction } from "../actions";

export const metadata: Metadata = { title: "Notices" };

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const viewer = await requireViewer();
  const { before } = await searchParams;
  const from = typeof before === "string" ? parseNoticeId(before) : null;
  const until = new Date();
  const [unread, page] = await Promise.all([countUnread(viewer), listNotices(viewer, from)]);
  return (
    <Page title="Notices">
      {page.notices.length === 0 ? (
        <EmptyState
          title={from ? "No older notices" : "No notices yet"}
          actions={
            from ? (
              <ButtonLink href="/notices">To the newest</ButtonLink>
            ) : (
              <ButtonLink href="/settings/notices">Choose what you are told</ButtonLink>
            )
          }
        >
          When somebody writes about a ride, a coaching begins, or a connection needs you, it is said here.
        </EmptyState>
      ) : (
        <div className="max-w-[720px]">
          <div className="mb-6 flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <TextLink href="/settings/notices">Choose what you are told</TextLink>
            {unread > 0 && !viewer.isDemonstration && (
              <form action={markAllReadAction}>
                <input type="hidden" name="until" value={until.toISOString()} />
                <SubmitButton look="plain">Mark all as read</SubmitButton>
              </form>
            )}
          </div>
          <NoticeList notices={page.notices} />
          <nav aria-label="Pages of notices" className="mt-8 flex gap-3">
            {page.before && <ButtonLink href={`/notices?before=${page.before}`}>Older</ButtonLink>}
            {from && <ButtonLink href="/notices">To the newest</ButtonLink>}
          </nav>
        </div>
      )}
    </Page>
  );
}
