import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";

const PASSWORD = "ventoux by bike";

/** Somebody who has an account, and is signed in on this page. */
async function signUp(page: Page) {
  const email = `${randomUUID()}@example.org`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Vermeer");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");
  return { email, password: PASSWORD };
}

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const sessionOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === "musette-session");

test("somebody signs up, signs out, and is let in again with the password only", async ({ page, context }) => {
  const { email } = await signUp(page);
  const first = await sessionOf(context);
  expect(first).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

  await page.goto("/settings/account");
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  expect(await sessionOf(context)).toBeUndefined();

  await page.goBack();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText(email)).toBeHidden();

  // The old token is dead on our side, too, not only gone from the browser.
  if (first) await context.addCookies([first]);
  await page.goto("/settings/account");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await signIn(page, email, "not that one");
  const refusal = page.getByText("do not belong together");
  await expect(refusal).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  const wrongPassword = await refusal.textContent();

  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await signIn(page, `${randomUUID()}@example.org`, PASSWORD);
  await answer;
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expect(refusal).toHaveText(wrongPassword ?? "");

  await signIn(page, email.toUpperCase(), PASSWORD);
  // Where they had wanted to go.
  await page.waitForURL("**/settings/account");
  expect((await sessionOf(context))?.value).not.toBe(first?.value);
});

test("a token that somebody else put into the browser is not the one that gets signed in", async ({
  page,
  context,
}) => {
  const { email } = await signUp(page);
  await page.goto("/settings/account");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/signed-out");

  const planted = "p".repeat(43);
  await context.addCookies([{ name: "musette-session", value: planted, url: page.url() }]);
  await page.goto("/sign-in");
  await signIn(page, email, PASSWORD);
  await page.waitForURL("**/rides");
  expect((await sessionOf(context))?.value).not.toBe(planted);
});

test("signing in leads to pages of ours only", async ({ page, baseURL }) => {
  const { email } = await signUp(page);
  for (const elsewhere of ["https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example/"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(elsewhere)}`);
    await signIn(page, email, PASSWORD);
    await page.waitForURL(`${baseURL}/rides`);
  }
});

test("one browser can sign out the others", async ({ page, browser }) => {
  const { email } = await signUp(page);
  const other = await (await browser.newContext()).newPage();
  await other.goto("/sign-in");
  await signIn(other, email, PASSWORD);
  await other.waitForURL("**/rides");

  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Another browser")).toBeHidden();
  await other.goto("/rides");
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.context().close();
});

test("a form that another site sends is refused", async ({ page, baseURL }) => {
  await page.goto("/sign-in");
  const fields = await hiddenFields(page);
  const send = (origin: string) =>
    page.request.post("/sign-in", {
      headers: { origin },
      multipart: { ...fields, email: "a@b.example", password: "x" },
      maxRedirects: 0,
    });
  expect((await send(baseURL ?? "")).status()).toBe(200);
  expect((await send("https://evil.example")).status()).toBeGreaterThanOrEqual(400);
  expect((await send("null")).status()).toBeGreaterThanOrEqual(400);
  const signOut = await page.request.post("/api/auth/signout", { headers: { origin: "https://evil.example" } });
  expect(signOut.status()).toBe(403);
});

test("who looks around in the demonstration changes nothing, whatever they send", async ({ page, browser }) => {
  await signUp(page);
  await page.goto("/settings/figures");
  const fields = await hiddenFields(page);
  expect(fields).toMatchObject({ kind: "ftpWatts" });

  const visitor = await (await browser.newContext()).newPage();
  await lookAround(visitor);
  await visitor.goto("/settings/figures");
  const threshold = visitor
    .getByRole("listitem")
    .filter({ has: visitor.getByRole("heading", { name: /^Threshold power/ }) });
  await expect(threshold).toContainText("263 W");
  await expect(visitor.locator("summary", { hasText: "Change" })).toHaveCount(0);
  await expect(visitor.locator("main form")).toHaveCount(0);
  const before = await threshold.textContent();

  const origin = new URL(visitor.url()).origin;
  const answer = await visitor.request.post("/settings/figures", {
    headers: { origin },
    multipart: { ...fields, value: "400", since: "day", validFrom: "2026-01-02" },
  });
  expect(answer.status()).toBe(200);
  await visitor.reload();
  expect(await threshold.textContent()).toBe(before);
  await visitor.context().close();
});

test("no page does what its policy forbids", async ({ page }) => {
  const violations: string[] = [];
  await page.exposeFunction("noteViolation", (what: string) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      Object(window).noteViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  for (const path of ["/", "/sign-in", "/sign-up", "/signed-out", "/nowhere"]) {
    await page.goto(path, { waitUntil: "networkidle" });
  }
  await signUp(page);
  for (const path of ["/rides", "/uploads", "/settings/connections", "/settings/figures", "/settings/account"]) {
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
    await page.waitForTimeout(300);
  }
  await lookAround(page);
  await page.getByRole("row").getByRole("link").first().click();
  await page.waitForURL(/\/rides\/[\da-f-]{36}/);
  await expect(page.locator("canvas").first()).toBeVisible();
  await page.waitForTimeout(500);
  expect(violations).toEqual([]);

  // That we would have noticed: a picture from elsewhere is refused.
  await page.evaluate(() => document.body.append(Object.assign(new Image(), { src: "https://evil.example/x.png" })));
  await expect.poll(() => violations).toEqual(["img-src https://evil.example/x.png"]);
});

/** Goes in as the demonstration's rider, once they are there and have a ride. */
async function lookAround(page: Page) {
  await page.context().clearCookies();
  await page.goto("/");
  await expect(async () => {
    // The last press may have led there, later than we waited.
    if (!page.url().endsWith("/rides")) await page.getByRole("button", { name: "Look around" }).click();
    await page.waitForURL("**/rides", { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("row").getByRole("link").first()).toBeVisible({ timeout: 30_000 });
}

/** What the first form of a page sends unseen, with what Next puts into it so that it works without script. */
async function hiddenFields(page: Page): Promise<Record<string, string>> {
  const html = await (await page.request.get(page.url())).text();
  const [form = ""] = /<main.*?<form.*?<\/form>/s.exec(html) ?? [];
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(
    Array.from(inputs, ([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]),
  );
}
