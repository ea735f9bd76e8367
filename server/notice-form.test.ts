import { expect, test } from "vitest";
import { FIRST_CHOICES, NOTICE_KINDS } from "@/core/notice-choices";
import { parseNoticeForm } from "./notice-form";

test("the form says what is shown by ticks, and when mail goes by a time each", () => {
  const form = new FormData();
  form.set("show-ride-arrived", "on");
  form.set("mail-comment", "daily");
  form.set("mail-how-was-it", "every hour");
  const choices = parseNoticeForm(form, FIRST_CHOICES);
  expect(NOTICE_KINDS.filter((kind) => choices[kind].isShown)).toEqual(["ride-arrived"]);
  expect(choices.comment.mail).toBe("daily");
  // What is no time, and what is not said, stays as it was.
  expect(choices["how-was-it"].mail).toBe("never");
  expect(choices["figures-set"].mail).toBe("at-once");
});
