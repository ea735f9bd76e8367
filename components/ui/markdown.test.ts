import { describe, expect, test } from "vitest";
import { write } from "@/tests/support/written-elements";
import { Markdown } from "./markdown";

const drawn = (text: string) => write(Markdown({ text }));
const plain = (text: string) => drawn(text).replace(/^<div>(.*)<\/div>$/s, "$1");

describe("Markdown", () => {
  test.each([
    ["a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"],
    ["# Up\n\nand\ndown", "<h3>Up</h3><p>and\ndown</p>"],
    ["- one\n- two", "<ul><li><p>one</p></li><li><p>two</p></li></ul>"],
    ["3. three", '<ol start="3"><li><p>three</p></li></ol>'],
    ["> said", "<blockquote><p>said</p></blockquote>"],
    ["Tom &amp; Jerry &lt;3", "<p>Tom &amp; Jerry &lt;3</p>"],
    ["***", "<hr></hr>"],
  ])("%j is drawn as elements", (text, html) => {
    expect(plain(text)).toBe(html);
  });

  test("a link leads out and vouches for nothing", () => {
    expect(plain("[club](https://example.org/a?b=1&c=2)")).toBe(
      '<p><a href="https://example.org/a?b=1&c=2" rel="noopener noreferrer nofollow">club</a></p>',
    );
    expect(plain("<https://example.org>")).toContain('<a href="https://example.org"');
  });

  test.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "a <b onmouseover=alert(1)>b</b>",
    "<svg/onload=alert(1)>",
    "<!-- --><iframe src='javascript:alert(1)'></iframe>",
  ])("HTML stays the text that it is: %s", (text) => {
    const written = drawn(text).replace(/<\/?(div|p)>/g, "");
    expect(written).not.toContain("<");
    expect(written).toContain("alert(1)");
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "<javascript:alert(1)>",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](/settings/account)",
    "[x](//example.org)",
    "[x][1]\n\n[1]: javascript:alert(1)",
  ])("what does not lead to the web is no link: %s", (text) => {
    expect(drawn(text)).not.toMatch(/<a|href/);
  });

  test("a picture is its description, and nothing is fetched", () => {
    expect(plain("![the *pass*](https://example.org/spy.png)")).toBe("<p>the pass</p>");
    expect(plain("![the pass][1]\n\n[1]: https://example.org/spy.png")).toBe("<p>the pass</p>");
  });

  test.each([
    ["quotations", ">".repeat(10_000)],
    ["lists", "- ".repeat(5_000)],
    ["emphasis", "*a ".repeat(3_000)],
    ["brackets", "[".repeat(10_000)],
    ["links", "[a](".repeat(2_500)],
  ])("thousands of %s within each other are drawn all the same", (_, text) => {
    expect(drawn(text)).toMatch(/^<div/);
  });
});
