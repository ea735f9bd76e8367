import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type Application, query } from "./application";

/** Somebody with an account, a connection and a browser. */
export interface SignedInRider {
  id: string;
  cookie: string;
  connectionId: string;
  terraUser: { user_id: string; provider: string; reference_id: string };
}

/** Somebody who is signed in and whom Terra has confirmed. */
export async function addRider(application: Application, name: string): Promise<SignedInRider> {
  const [id, connectionId, reference] = [randomUUID(), randomUUID(), randomUUID()];
  await query(
    application,
    `INSERT INTO "User" (id, email, name, "passwordHash", "terraReference") VALUES ($1, $2, $3, 'none', $4)`,
    [id, `${id}@example.org`, name, reference],
  );
  const terraUser = { user_id: randomUUID(), provider: "BRYTONSPORT", reference_id: reference };
  await query(
    application,
    `INSERT INTO "Connection" (id, "riderId", provider, "terraUserId", state, since)
     VALUES ($1, $2, 'BRYTONSPORT', $3, 'active', now())`,
    [connectionId, id, terraUser.user_id],
  );
  return { id, connectionId, cookie: await openSession(application, id), terraUser };
}

/** @returns the browser's cookie */
export async function openSession(application: Application, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  await query(
    application,
    `INSERT INTO "Session" ("tokenHash", "userId", "expiresAt") VALUES ($1, $2, now() + interval '1 day')`,
    [hash, userId],
  );
  return `musette-session=${token}`;
}
