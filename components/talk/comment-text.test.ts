import { expect, test } from "vitest";
import { write } from "@/tests/support/written-elements";
import { CommentText } from "./comment-text";

const written = (text: string) => write(CommentText({ text })).replace(/^<p>(.*)<\/p>$/s, "$1");

test("a comment is the text that it is, with links to the web", () => {
  expect(written("**Up**\n- and down & on")).toBe("**Up**\n- and down &amp; on");
  expect(written("See https://example.org/a?b=1.")).toBe(
    'See <a href="https://example.org/a?b=1" rel="noopener noreferrer nofollow">https://example.org/a?b=1</a>.',
  );
});

test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "a <b onmouseover=alert(1)>b</b>",
  "<svg/onload=alert(1)>",
  "<!-- --><iframe src='javascript:alert(1)'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "[x](javascript:alert(1))",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "vbscript:msgbox(1)",
  "&#x6A;avascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
])("no element and no link comes out of %s", (text) => {
  expect(written(text)).toBe(text.replace(/&/g, "&amp;").replace(/</g, "&lt;"));
});

test.each([
  'https://example.org/"onmouseover="alert(1)',
  "https://example.org/'onmouseover='alert(1)",
  "https://example.org/<script>alert(1)</script>",
  "https://example.org/javascript:alert(1)",
])("nothing breaks out of the address of %s", (text) => {
  const addresses = [...written(text).matchAll(/ href="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses).toHaveLength(1);
  expect(URL.parse(addresses[0] ?? "")?.origin).toBe("https://example.org");
  expect(written(text).replace(/<\/?a[^>]*>/g, "")).not.toContain("<");
});
