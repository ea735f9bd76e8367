const HOUR_MS = 3_600_000;
const MOST_DAYS_A_REQUEST = 1_825;
const MOST_DAYS_AN_HOUR = 6_000;

export type Verdict =
  | { isAllowed: true; headers: Record<string, string> }
  | { isAllowed: false; headers: Record<string, string> };

/** Terra counts the days that are asked for: in one request (r1), and for one user in an hour (r2). */
export interface DayBudget {
  ask(userId: string, days: number): Verdict;
}

/** @see terra-api.md, 1.5 */
export function openDayBudget(now: () => number): DayBudget {
  const asked = new Map<string, { at: number; days: number }[]>();
  return { ask };

  function ask(userId: string, days: number): Verdict {
    if (days > MOST_DAYS_A_REQUEST) return { isAllowed: false, headers: { "X-Terra-RateLimit-Rule": "r1" } };
    const recent = (asked.get(userId) ?? []).filter(({ at }) => at > now() - HOUR_MS);
    const used = recent.reduce((sum, request) => sum + request.days, 0);
    const resetAfter = Math.ceil(((recent[0]?.at ?? now()) + HOUR_MS - now()) / 1000);
    if (used + days > MOST_DAYS_AN_HOUR) {
      return { isAllowed: false, headers: { "X-Terra-RateLimit-Rule": "r2", "Retry-After": String(resetAfter) } };
    }
    asked.set(userId, [...recent, { at: now(), days }]);
    const headers = {
      "X-Terra-RateLimit-Limit": String(MOST_DAYS_AN_HOUR),
      "X-Terra-RateLimit-Remaining": String(Math.floor(MOST_DAYS_AN_HOUR - used - days)),
      "X-Terra-RateLimit-Reset-After": String(resetAfter),
    };
    return { isAllowed: true, headers };
  }
}
