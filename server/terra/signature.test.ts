import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFresh, isSignedByTerra, parseSignatureHeader } from "./signature";

// The test vector of terra-api.md, 4.2, confirmed there with the official SDK's verifier.
const secret = "test_signing_secret";
const body = Buffer.from('{"type":"healthcheck"}');
const hex = "4d29044bab05831a10adfd17d939098560d49db0a8cb0b09c1b0a4b54ea24995";
const header = `t=1723808700,v1=${hex}`;

const sign = (timestamp: string, bytes: Uint8Array, key: string) =>
  createHmac("sha256", key).update(`${timestamp}.`).update(bytes).digest("hex");

describe("isSignedByTerra", () => {
  test("accepts the documented test vector [T 4.2 vector]", () => {
    expect(isSignedByTerra(header, body, [secret])).toBe(true);
  });

  test.each([
    ["a space after the comma", `t=1723808700, v1=${hex}`],
    ["another signature before it", `t=1723808700,v1=${"0".repeat(64)},v1=${hex}`],
    ["another signature after it", `t=1723808700,v1=${hex},v1=${"f".repeat(64)}`],
    ["a field it does not know", `t=1723808700,v0=abc,v1=${hex}`],
    ["the timestamp last", `v1=${hex},t=1723808700`],
  ])("accepts %s", (_, given) => expect(isSignedByTerra(given, body, [secret])).toBe(true));

  test("accepts any of several secrets, for a rotation [T 4.2 several, W14]", () => {
    expect(isSignedByTerra(header, body, ["the new one", secret])).toBe(true);
  });

  test("signs a timestamp in milliseconds as it was written", () => {
    const given = `t=1723808700000,v1=${sign("1723808700000", body, secret)}`;
    expect(isSignedByTerra(given, body, [secret])).toBe(true);
  });

  test("checks bytes, not text: invalid UTF-8 is signed as it came [T 4.2, W22]", () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    expect(isSignedByTerra(`t=1723808700,v1=${sign("1723808700", bytes, secret)}`, bytes, [secret])).toBe(true);
    expect(
      isSignedByTerra(`t=1723808700,v1=${sign("1723808700", bytes, secret)}`, Buffer.from("{\ufffd\ufffd}"), [secret]),
    ).toBe(false);
  });

  test.each([
    ["no header", null],
    ["an empty header", ""],
    ["no timestamp", `v1=${hex}`],
    ["no signature", "t=1723808700"],
    ["another timestamp", `t=1723808701,v1=${hex}`],
    ["two timestamps", `t=1723808700,t=1723808700,v1=${hex}`],
    ["a timestamp with a sign", `t=+1723808700,v1=${hex}`],
    ["a timestamp with an exponent", `t=1723808700e0,v1=${hex}`],
    ["a timestamp with a fraction", `t=1723808700.0,v1=${hex}`],
    ["a timestamp with a NUL", `t=1723808700\u0000,v1=${hex}`],
    ["an empty timestamp", `t=,v1=${hex}`],
    ["an empty signature", "t=1723808700,v1="],
    ["a signature cut short", header.slice(0, -2)],
    ["a signature of odd length", header.slice(0, -1)],
    ["a signature with more behind it", `${header}00`],
    ["upper-case hex", `t=1723808700,v1=${hex.toUpperCase()}`],
    ["a signature that is not hex", `t=1723808700,v1=${"z".repeat(64)}`],
    ["another version's signature", `t=1723808700,v2=${hex}`],
    ["a header of 64 KB", `t=1723808700,v1=${hex},${"v1=0,".repeat(13_000)}`],
    ["more signatures than a rotation needs", `t=1723808700,${`v1=${"0".repeat(64)},`.repeat(20)}v1=${hex}`],
  ])("refuses %s in the header [W15]", (_, given) => expect(isSignedByTerra(given, body, [secret])).toBe(false));

  test.each([
    ["another body", Buffer.from('{"type":"healthcheck" }'), [secret]],
    ["an empty body", Buffer.alloc(0), [secret]],
    ["another secret", body, ["test_signing_secret_"]],
    ["an empty secret", body, [""]],
    ["no secret at all", body, []],
  ])("refuses %s [T 4.2]", (_, bytes, secrets) => expect(isSignedByTerra(header, bytes, secrets)).toBe(false));

  test("refuses whatever else is written in the header [W15]", () => {
    const piece = fc.oneof(
      fc.constantFrom("t=1723808700", "t=", "v1=", ",", "=", hex.slice(1), "v1=00", "\u0000", " "),
      fc.string({ maxLength: 20 }),
    );
    const headers = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(headers, (given) => !isSignedByTerra(given, body, [secret])),
      { numRuns: 20_000 },
    );
  });
});

/** Numbers that look like chance and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("a million headers that somebody made up", () => {
  const RUNS = 1_000_000;
  const chance = seeded(20261128);
  const below = (most: number) => Math.floor(chance() * most);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const other = [..."0123456789abcdef"];

  /** Nearly right: upper case, a digit more, less or changed, spaces within, digits of other scripts. */
  const spoilt = [
    () => hex.toUpperCase(),
    () => hex.slice(0, below(64)),
    () => `${hex}${pick(other)}`,
    () => hex.slice(1),
    () => {
      const at = below(64);
      const digit = pick(other.filter((one) => one !== hex[at]));
      return hex.slice(0, at) + digit + hex.slice(at + 1);
    },
    () => `${hex.slice(0, 32)} ${hex.slice(32)}`,
    () => `${hex}\u0000`,
    () => `0x${hex}`,
    () => hex.replace("4", "\uff14"),
    () => "",
  ];
  const wrongTimes = [
    "",
    "+1723808700",
    "-1723808700",
    "1e9",
    "1723808700.0",
    "1.7238087e9",
    "01723808700",
    "0x66bf3a7c",
  ]
    .concat(["1723808700 1", "1723808700\u0000", "\uff11723808700", "NaN", "Infinity", "172380870", "1723808701"])
    .concat(["99999999999999999999", "1723808700000", "null", "1_723_808_700"]);
  const noise = () => String.fromCharCode(...Array.from({ length: below(12) }, () => below(pick([128, 256, 65_536]))));
  const filler = () => pick(["", ",", ",,", "=", "v1", "v1=", "v0=00", "t", "\u0000", " ", "\t", ";", noise()]);
  const join = () => pick([",", ", ", " ,", ",,", ",x=1,"]);

  /** One of the two halves is always wrong; everything around them may be anything. */
  const madeUp: readonly (() => string)[] = [
    () => `t=1723808700${join()}v1=${pick(spoilt)()}${filler()}`,
    () => `t=${pick(wrongTimes)}${join()}v1=${hex}`,
    () => `t=1723808700,t=${pick(wrongTimes)},v1=${hex}`,
    () => `t=1723808700,t=1723808700,v1=${hex}`,
    () => `${pick(["T", "t ", "tt", "", "ｔ"])}${pick(["=", ":", "=="])}1723808700,v1=${pick(spoilt)()}`,
    () => `t=1723808700,${pick(["V1", "v2", "v1 1", "v10", "v", ""])}=${hex}`,
    () => Array.from({ length: below(8) }, filler).join(","),
    () => noise() + noise(),
  ];

  test("none is accepted, and none throws [W15]", () => {
    const wrong: string[] = [];
    for (let run = 0; run < RUNS; run++) {
      const given = pick(madeUp)();
      if (isSignedByTerra(given, body, [secret])) wrong.push(given);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test("nor are long ones, which take no longer for it [W15]", () => {
    for (const long of [`${header},${"v1=0,".repeat(12_000)}`, "=".repeat(65_536), `t=1,${`v1=${hex},`.repeat(900)}`]) {
      expect(isSignedByTerra(long, body, [secret])).toBe(false);
    }
  });

  test("while the right one among them would have been [W15]", () => {
    expect(
      isSignedByTerra(`t=1723808700,v1=${pick(spoilt)()},v1=${hex},x=${noise().replaceAll(",", "")}`, body, [secret]),
    ).toBe(true);
  });
});

describe("across a change of secrets", () => {
  test("no good delivery of ten thousand is refused, and afterwards the old secret is worth nothing [W14]", () => {
    const secrets = ["the old secret", "the new secret"] as const;
    const sign = (text: string, by: string) =>
      `t=1723808700,v1=${createHmac("sha256", by).update(`1723808700.${text}`).digest("hex")}`;
    let refused = 0;
    for (let number = 0; number < 10_000; number++) {
      const text = `{"type":"healthcheck","number":${number}}`;
      // Both are valid while Terra changes over, half-way through.
      const by = number < 5_000 ? secrets[0] : secrets[1];
      if (!isSignedByTerra(sign(text, by), Buffer.from(text), secrets)) refused++;
      if (isSignedByTerra(sign(text, secrets[0]), Buffer.from(text), [secrets[1]])) refused++;
    }
    expect(refused).toBe(0);
  });
});

describe("parseSignatureHeader", () => {
  test("reads seconds and milliseconds as the same moment", () => {
    expect(parseSignatureHeader(header)?.signedAt).toEqual(new Date("2024-08-16T11:45:00Z"));
    expect(parseSignatureHeader(`t=1723808700000,v1=${hex}`)?.signedAt).toEqual(new Date("2024-08-16T11:45:00Z"));
  });
});

describe("isFresh", () => {
  const signedAt = new Date(1_723_808_700_000);
  const later = (seconds: number) => new Date(signedAt.getTime() + seconds * 1000);

  test.each([
    [299, true],
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])("with a tolerance of 300 s, %i s later: %s [T 4.2 tolerance, W13]", (seconds, expected) => {
    expect(isFresh(signedAt, later(seconds), 300)).toBe(expected);
  });

  test("with a tolerance of 0 takes any age [T 4.2 tolerance]", () => {
    expect(isFresh(signedAt, later(10 ** 9), 0)).toBe(true);
  });
});
