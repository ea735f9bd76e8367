import type { Adapter } from "next-auth/adapters";
import { parseUserId } from "@/core/ids";
import { endSession, findSession, openSession } from "./sessions";

/**
 * next-auth's way to our sessions. It hands us tokens and we keep hashes, which the ready-made adapters do not.
 * Providers and magic links will want its other methods (createUser, linkAccount, useVerificationToken, …).
 */
export const sessionAdapter: Adapter = {
  async createSession({ sessionToken, userId, expires }) {
    const id = parseUserId(userId);
    if (!id) throw new Error("A session was asked for somebody whose id is none");
    await openSession(sessionToken, id, new Date());
    return { sessionToken, userId, expires };
  },

  async getSessionAndUser(sessionToken) {
    const open = await findSession(sessionToken, new Date());
    if (!open) return null;
    const { userId, name, email, isDemonstration, isOperator } = open.viewer;
    return {
      session: { sessionToken, userId, expires: open.expiresAt },
      user: { id: userId, name, email, emailVerified: null, isDemonstration, isOperator },
    };
  },

  /** Nothing to do: asking for a session has already kept it from going idle, by our own rules. */
  async updateSession() {
    return null;
  },

  async deleteSession(sessionToken) {
    await endSession(sessionToken);
  },
};
