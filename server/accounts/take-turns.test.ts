import { expect, test } from "vitest";
import { takeTurns } from "./take-turns";

test("lets in so many at once, and all of them in the end", async () => {
  const door = takeTurns(2);
  let inside = 0;
  let most = 0;
  const task = async () => {
    inside++;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 2));
    inside--;
  };
  await Promise.all(Array.from({ length: 9 }, () => door(task)));
  expect({ most, inside }).toEqual({ most: 2, inside: 0 });
});

test("a task that fails gives its place back", async () => {
  const door = takeTurns(1);
  await expect(door(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(door(async () => "yes")).resolves.toBe("yes");
});
