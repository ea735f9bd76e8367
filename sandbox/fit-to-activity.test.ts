import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Encoder, Profile } from "@garmin/fitsdk";
import { describe, expect, test } from "vitest";
import { NotARide } from "./fit/file";
import { fitToActivities, fitToRecordings } from "./fit-to-activity";

/** FIT counts from the end of 1989. */
const fitTime = (iso: string) => Date.parse(iso) / 1000 - 631_065_600;
const START = fitTime("2026-11-20T07:00:00Z");

/** A file of ten seconds of riding with a pause of a minute in it, as a unit that writes partial records would. */
function smallFile(): Uint8Array {
  const encoder = new Encoder();
  const write = (name: string, mesg: object) => encoder.onMesg(Profile.MesgNum[name] ?? 0, mesg);
  const timer = (second: number, eventType: string) =>
    write("EVENT", { timestamp: START + second, event: "timer", eventType });

  write("FILE_ID", { type: "activity", manufacturer: "bryton", product: 1901, serialNumber: 77, timeCreated: START });
  timer(0, "start");
  for (let second = 0; second < 5; second++) {
    write("RECORD", { timestamp: START + second, positionLat: 2 ** 29, positionLong: 2 ** 28, power: 100 });
    write("RECORD", { timestamp: START + second, power: 150 + second, heartRate: 120, altitude: 100.2 });
  }
  timer(5, "stopAll");
  timer(65, "start");
  for (let second = 65; second < 70; second++) {
    write("RECORD", { timestamp: START + second, distance: second, speed: 8.5, cadence: 90, temperature: 21 });
  }
  write("LAP", {
    timestamp: START + 70,
    startTime: START,
    totalElapsedTime: 70,
    totalTimerTime: 10,
    lapTrigger: "sessionEnd",
  });
  write("SESSION", {
    timestamp: START + 70,
    startTime: START,
    sport: "cycling",
    subSport: "road",
    totalElapsedTime: 70,
    totalTimerTime: 10,
    totalDistance: 69,
    totalAscent: 12,
    avgPower: 152,
  });
  write("ACTIVITY", { timestamp: START + 70, localTimestamp: START + 70 + 3603, numSessions: 1 });
  return encoder.close();
}

/** Two sessions of three seconds, an hour apart, the second on a roller. */
function twoSessions(): Uint8Array {
  const encoder = new Encoder();
  const write = (name: string, mesg: object) => encoder.onMesg(Profile.MesgNum[name] ?? 0, mesg);
  write("FILE_ID", { type: "activity", manufacturer: "bryton", timeCreated: START });
  for (const [from, subSport] of [
    [START, "mountain"],
    [START + 3600, "indoorCycling"],
  ] as const) {
    for (let second = 0; second < 3; second++) write("RECORD", { timestamp: from + second, heartRate: 100 + second });
    write("SESSION", { timestamp: from + 3, startTime: from, sport: "cycling", subSport, totalTimerTime: 3 });
  }
  return encoder.close();
}

describe("fitToActivities", () => {
  test("writes one sample a second, the last present value of each", () => {
    expect(fitToActivities(smallFile())).toMatchObject([
      {
        metadata: {
          type: 16,
          start_time: "2026-11-20T08:00:00.000000+01:00",
          end_time: "2026-11-20T08:01:10.000000+01:00",
          timestamp_localization: 1,
        },
        device_data: { manufacturer: "Bryton", serial_number: "77" },
        power_data: {
          avg_watts: 152,
          max_watts: 154,
          power_samples: [150, 151, 152, 153, 154].map((watts, second) => ({
            timestamp: `2026-11-20T08:00:0${second}.000000+01:00`,
            watts,
            timer_duration_seconds: second,
          })),
        },
        heart_rate_data: { summary: { avg_hr_bpm: 120, max_hr_bpm: 120, min_hr_bpm: 120 } },
        distance_data: { summary: { distance_meters: 69, elevation: { gain_actual_meters: 12, max_meters: 100.2 } } },
        active_durations_data: { activity_seconds: 10, rest_seconds: 60 },
        lap_data: { laps: [{ end_time: "2026-11-20T08:01:10.000000+01:00", trigger_method: "SESSION_END" }] },
      },
    ]);
  });

  test("stops the timer where the unit stopped it", () => {
    const timers = fitToRecordings(smallFile())[0]?.timerSeconds;
    expect([...(timers ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("makes an activity of each session", () => {
    const [outdoors, indoors, ...others] = fitToRecordings(twoSessions());
    expect(others).toEqual([]);
    expect(outdoors).toMatchObject({ type: 15, laps: [], totals: { timerSeconds: 3 } });
    expect(indoors).toMatchObject({ type: 18 });
    expect([outdoors?.seconds.length, indoors?.seconds.length]).toEqual([3, 3]);
    expect((indoors?.startedAt ?? 0) - (outdoors?.startedAt ?? 0)).toBe(3600);
    expect(indoors?.summaryId).not.toBe(outdoors?.summaryId);
  });

  test("turns semicircles into degrees", () => {
    // 2^29 of 2^31 semicircles are a quarter of 180°.
    expect(fitToActivities(smallFile())).toMatchObject([{ position_data: { start_pos_lat_lng_deg: [45, 22.5] } }]);
  });

  test("leaves out temperature, for which Terra has no place", () => {
    expect(JSON.stringify(fitToActivities(smallFile()))).not.toContain("temperature");
  });

  test("names the same bytes the same, and others otherwise", () => {
    const [first] = fitToRecordings(smallFile());
    expect(fitToRecordings(smallFile())[0]?.summaryId).toBe(first?.summaryId);
    expect(fitToRecordings(Uint8Array.of(...smallFile(), ...smallFile()))[0]?.summaryId).not.toBe(first?.summaryId);
  });

  test.each([
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "not a FIT file"],
    ["nothing", new Uint8Array(), "not a FIT file"],
    ["a FIT file without records", new Encoder().close(), "not a ride"],
  ])("refuses %s", (_, bytes, reason) => {
    expect(() => fitToActivities(bytes)).toThrow(NotARide);
    expect(() => fitToActivities(bytes)).toThrow(reason);
  });
});

const RIDES = new URL("../../shared/data/rides/", import.meta.url);

describe.runIf(existsSync(RIDES))("real files", () => {
  const read = (name: string) => {
    const file = readdirSync(RIDES).find((one) => one.startsWith(name)) ?? name;
    return fitToRecordings(readFileSync(new URL(file, RIDES)))[0];
  };
  const present = (values: Float64Array | undefined) => values?.filter((value) => !Number.isNaN(value)).length;

  // Counts and totals of MANIFEST.md and reference-metrics.tsv.
  test("a Bryton of four hours", () => {
    const ride = read("D01");
    expect(ride).toMatchObject({ type: 16, offsetMinutes: 120, device: { manufacturer: "Bryton" } });
    expect(ride?.totals).toMatchObject({ timerSeconds: 14067, distanceMeters: 112860.44, meanHeartRate: 159 });
    expect(present(ride?.channels.heartRate?.values)).toBe(14091);
    expect(ride?.channels.power).toBeUndefined();
    expect(ride?.timerSeconds.at(-1)).toBeGreaterThan(14000);
    expect(ride?.timerSeconds.at(-1)).toBeLessThan(14150);
  });

  test("a file with several records a second", () => {
    expect(read("D04")?.seconds).toHaveLength(3262);
  });

  test("an indoor ride without distance", () => {
    const ride = read("D12");
    expect(ride).toMatchObject({ position: null, totals: { distanceMeters: null, meanPower: 201 } });
    expect(ride?.channels.distance).toBeUndefined();
  });

  test("a unit with no power meter that writes its mean as 0", () => {
    expect(read("D03")?.totals).toMatchObject({ meanPower: null, maxPower: null });
  });
});
