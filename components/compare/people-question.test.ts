import { expect, test } from "vitest";
import { parseQuestion, questionAddress } from "./people-question";

const [A, B] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];

const read = (address: string) => parseQuestion(Object.fromEntries(new URL(address, "http://musette").searchParams));

test.each([
  "/athletes/compare?effort=300&days=90",
  `/athletes/compare?climb=${A}_${B}_720&days=60`,
  `/athletes/compare?of=${A}&days=365`,
  "/athletes/compare?of=&days=30",
])("%s is read as it was written", (address) => {
  const { question, days } = read(address);
  expect(questionAddress(question, days)).toBe(address);
});

test.each([
  "",
  "?effort=301&days=61",
  "?effort=constructor&days=-1",
  `?climb=${A}_${B}`,
  `?climb=${A}_x_1`,
  `?climb=${A}_${B}_1_2`,
  `?climb=${A}_${B}_-1`,
])("%s asks for what is usual", (search) => {
  expect(read(`/athletes/compare${search}`)).toEqual({ question: { is: "effort", seconds: 1200 }, days: 60 });
});
