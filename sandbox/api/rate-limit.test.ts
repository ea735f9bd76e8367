import { expect, test } from "vitest";
import { openDayBudget } from "./rate-limit";

test("a request may ask for 1,825 days and not for one more", () => {
  const budget = openDayBudget(() => 0);
  expect(budget.ask("one", 1825).isAllowed).toBe(true);
  expect(budget.ask("two", 1826)).toEqual({ isAllowed: false, headers: { "X-Terra-RateLimit-Rule": "r1" } });
});

test("a user has 6,000 days an hour, of which each request takes its part", () => {
  let now = 0;
  const budget = openDayBudget(() => now);
  for (const remaining of [4500, 3000, 1500, 0]) {
    expect(budget.ask("one", 1500)).toMatchObject({
      isAllowed: true,
      headers: { "X-Terra-RateLimit-Remaining": String(remaining) },
    });
  }
  now = 600_000; // ten minutes on, fifty are left
  expect(budget.ask("one", 1)).toEqual({
    isAllowed: false,
    headers: { "X-Terra-RateLimit-Rule": "r2", "Retry-After": "3000" },
  });
  expect(budget.ask("two", 1).isAllowed).toBe(true);
  now = 3_600_001;
  expect(budget.ask("one", 1).isAllowed).toBe(true);
});
