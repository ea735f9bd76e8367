import type { Metadata } from "next";
import { ChoicesForm } from "@/components/notices/choices-form";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/server/auth";
import { findNoticeChoices } from "@/server/data/notice-choices";
import { isMailSet } from "@/server/mail/send";
import { saveNoticeChoicesAction } from "./actions";

export const metadata: Metadata = { title: "Notices" };

export default async function NoticeChoicesPage() {
  const viewer = await requireViewer();
  const choices = await findNoticeChoices(viewer);
  const canMail = isMailSet();
  return (
    <>
      {canMail ? (
        <p className="mb-6 max-w-[64ch] text-muted">
          Mails go to <span className="text-ink wrap-anywhere">{viewer.email}</span>. They say who did what, and nothing
          of a ride, of your body or of what was written: that is behind their links. <em>At once</em> gathers two
          minutes, so that five comments are one mail; <em>once a day</em> comes at seven in the morning, by the clock
          of your last ride. What you have read here by then is not mailed.
        </p>
      ) : (
        <div className="mb-6">
          <Notice title="This Musette sends no mail">
            Whoever runs it has named no mail server. You are told of everything in the app; once there is mail, it can
            be chosen here.
          </Notice>
        </div>
      )}
      <ChoicesForm action={saveNoticeChoicesAction} choices={choices} canMail={canMail} />
    </>
  );
}
