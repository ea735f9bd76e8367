import { expect, test, vi } from "vitest";
import { drawnOnce } from "./kept-pictures";

const drawer = (bytes = 100) => vi.fn(async () => new ArrayBuffer(bytes));

test("those who ask at once and those who ask later get one drawing", async () => {
  const draw = drawer();
  const [first, second] = await Promise.all([drawnOnce("shared", draw), drawnOnce("shared", draw)]);
  expect(second).toBe(first);
  expect(await drawnOnce("shared", draw)).toBe(first);
  expect(draw).toHaveBeenCalledTimes(1);
});

test("what shows something else is another drawing", async () => {
  const draw = drawer();
  expect(await drawnOnce("one", draw)).not.toBe(await drawnOnce("other", draw));
  expect(draw).toHaveBeenCalledTimes(2);
});

test("what failed fails for all who wait, and is drawn for the next", async () => {
  const draw = drawer().mockRejectedValueOnce(new Error("The drawer is ill"));
  const answers = await Promise.allSettled([drawnOnce("failing", draw), drawnOnce("failing", draw)]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await drawnOnce("failing", draw)).byteLength).toBe(100);
  expect(draw).toHaveBeenCalledTimes(2);
});

test("the oldest go when there are 32 MB of them", async () => {
  const draw = drawer(10_000_000);
  for (const key of ["a", "b", "c", "d"]) await drawnOnce(key, draw);
  await drawnOnce("d", draw);
  expect(draw).toHaveBeenCalledTimes(4);
  await drawnOnce("a", draw);
  expect(draw).toHaveBeenCalledTimes(5);
});
