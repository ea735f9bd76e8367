import { expect, test } from "vitest";
import { deviceName } from "./device-name";

test.each([
  ["Bryton", "Rider S800", "Bryton Rider S800"],
  ["Suunto", "Suunto Vertical 2", "Suunto Vertical 2"],
  ["COROS", "coros DURA", "coros DURA"],
  ["Bryton", null, "Bryton"],
  [null, "Edge 1000", "Edge 1000"],
  [null, null, null],
])("%j and %j are named %j", (manufacturer, product, name) => expect(deviceName(manufacturer, product)).toBe(name));
