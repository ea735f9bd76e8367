import { eachKind, MAIL_TIMES, type NoticeChoices } from "@/core/notice-choices";

/**
 * What the form of notices says: for each kind a tick, `show-<kind>`, and a time, `mail-<kind>`.
 *
 * @param before what stays where the form says nothing of mail, as where no mail is sent
 */
export const parseNoticeForm = (form: FormData, before: NoticeChoices): NoticeChoices =>
  eachKind((kind) => ({
    isShown: form.get(`show-${kind}`) === "on",
    mail: MAIL_TIMES.find((time) => time === form.get(`mail-${kind}`)) ?? before[kind].mail,
  }));
