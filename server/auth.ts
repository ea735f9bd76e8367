import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import NextAuth, { type AuthOptions, getServerSession } from "next-auth";
import { cache } from "react";
import { z } from "zod";
import { parseUserId, type UserId } from "@/core/ids";
import { ownPath } from "./accounts/own-path";
import { isFromOurPage } from "./accounts/same-origin";
import { sessionAdapter } from "./accounts/session-adapter";
import { sessionCookie } from "./accounts/session-cookie";
import { endSession, newSessionToken, openSession } from "./accounts/sessions";
import { env } from "./env";
import { heardSoFar } from "./live";
import type { Viewer } from "./viewer";

/** Set by proxy.ts: the path and query of the page that is asked for. */
const PATH_HEADER = "x-musette-path";

/** The sessions could not be read. Nobody is taken for signed out because of it, and nobody for signed in. */
export class SessionsUnreadable extends Error {
  override name = "SessionsUnreadable";
}

/** Who asks; null when nobody is signed in. Looked up once a request, never kept longer. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  // Nobody asks while the application is built, and there are no settings yet.
  await connection();
  const viewer = viewerOf(await getServerSession(authOptions()));
  if (viewer) changesSeenBy(viewer);
  return viewer;
});

/** `heardSoFar` before anything was read for this request: whatever it shows is at least as new. */
export const changesSeenBy = cache((_viewer: Viewer): string | null => heardSoFar());

/** Who asks. Somebody who is not signed in is led to the sign-in page, and back here afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  const path = ownPath((await headers()).get(PATH_HEADER));
  redirect(path === "/rides" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/**
 * Signs this browser in, with a token it did not have before. Every way to prove who one is ends here: a password
 * today; a passkey, a second factor or a link in a mail later.
 */
export async function startSession(userId: UserId): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const before = jar.get(name)?.value;
  if (before) await endSession(before);

  const token = newSessionToken();
  await openSession(token, userId, new Date());
  jar.set(name, token, options);
}

/** Signs this browser out. */
export async function stopSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const token = jar.get(name)?.value;
  if (token) await endSession(token);
  jar.set(name, "", { ...options, maxAge: 0 });
}

/** The token of this browser's session; for naming it among the viewer's others, not for showing. */
export async function currentToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookie().name)?.value ?? null;
}

/** next-auth's own addresses under /api/auth. */
export async function authRoute(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [action] = (await context.params).nextauth;
  // Lets every visitor write into our log.
  if (action === "_log") return new Response(null, { status: 404 });
  if (request.method !== "GET" && !isFromOurPage(request.headers)) return new Response(null, { status: 403 });
  const response: Response = await NextAuth(authOptions())(request, context);
  response.headers.set("cache-control", "no-store");
  return response;
}

function authOptions(): AuthOptions {
  const { name, options } = sessionCookie();
  const { maxAge: _, ...attributes } = options;
  const prefix = options.secure ? "__Host-" : "musette-";
  return {
    adapter: sessionAdapter,
    // Providers (OAuth, magic links) come here. Passwords do not: next-auth keeps no sessions in a database for them.
    providers: [],
    secret: env().authSecret,
    useSecureCookies: options.secure,
    session: { strategy: "database", generateSessionToken: newSessionToken, maxAge: options.maxAge },
    cookies: {
      sessionToken: { name, options: attributes },
      callbackUrl: { name: `${prefix}callback-url`, options: attributes },
      csrfToken: { name: `${prefix}csrf-token`, options: attributes },
    },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in", verifyRequest: "/sign-in" },
    callbacks: {
      session: ({ session, user }) => ({ ...session, user }),
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url, "/"),
    },
    logger: { error: fail, warn: () => {}, debug: () => {} },
  };
}

/** next-auth takes a database that is away for a rider who is signed out. We would rather say that we cannot know. */
function fail(code: string, cause: unknown): never {
  throw new SessionsUnreadable(`next-auth: ${code}`, { cause });
}

const SessionOfNextAuth = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    isDemonstration: z.boolean(),
    isOperator: z.boolean(),
  }),
});

function viewerOf(session: unknown): Viewer | null {
  const user = SessionOfNextAuth.safeParse(session).data?.user;
  const userId = user && parseUserId(user.id);
  if (!user || !userId) return null;
  const { name, email, isDemonstration, isOperator } = user;
  return { userId, name, email, isDemonstration, isOperator };
}
