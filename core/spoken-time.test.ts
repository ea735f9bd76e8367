import { expect, test } from "vitest";
import { inSpokenTime } from "./spoken-time";

test.each([
  [736_204, "8.5 days"],
  [86_400, "1 day"],
  [5400, "1.5 hours"],
  [301, "5 minutes"],
  [1, "1 second"],
  [0, "0 seconds"],
])("%d s are said as %s", (seconds, said) => expect(inSpokenTime(seconds)).toBe(said));
