import { expect, test } from "vitest";
import { byName } from "./by-name";

test("people stand by their names, with accents or small letters", () => {
  const names = ["Zoë", "Íñigo", "anna", "Jonas", "Hana", "Émile", "Eilidh"];
  const sorted = names.map((name) => ({ name })).sort(byName);
  expect(sorted.map(({ name }) => name)).toEqual(["anna", "Eilidh", "Émile", "Hana", "Íñigo", "Jonas", "Zoë"]);
});
