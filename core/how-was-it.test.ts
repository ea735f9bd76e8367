import { expect, test } from "vitest";
import { withSentence } from "./how-was-it";

test("a sentence becomes the notes, or a paragraph below them", () => {
  expect(withSentence(null, "Windy.")).toBe("Windy.");
  expect(withSentence("  \n", "Windy.")).toBe("Windy.");
  expect(withSentence("With Anna.\n", "Windy.")).toBe("With Anna.\n\nWindy.");
});
