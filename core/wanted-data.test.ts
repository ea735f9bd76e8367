import { describe, expect, test } from "vitest";
import {
  FIRST_ACCEPTED,
  FIRST_WANTED,
  itemWithoutUnwanted,
  readWanted,
  type WantedData,
  wantedByBoth,
  withdrawnBy,
  withoutUnwanted,
} from "./wanted-data";

const all = readWanted({}, FIRST_ACCEPTED);
const without = (...fields: (keyof WantedData["fields"])[]): WantedData => ({
  types: all.types,
  fields: { ...all.fields, ...Object.fromEntries(fields.map((field) => [field, false])) },
});
const user = { user_id: "T1", provider: "BRYTONSPORT", reference_id: "r", state: "x" };

/** Terra's activity, every group of 5.1 in which a place or a heart rate stands; the numbers are told apart by their ends. */
const activity = {
  metadata: { summary_id: "a", name: "Morning", city: "Utrecht", state: "UT", country: "NL", start_time: "2026-11-20" },
  distance_data: { summary: { distance_meters: 42195 }, detailed: { elevation_samples: [{ elev_meters: 31 }] } },
  heart_rate_data: {
    summary: { avg_hr_bpm: 141.77, hr_zone_data: [{ zone: 2, duration_seconds: 1800.77 }] },
    detailed: { hr_samples: [{ bpm: 96.77 }], hrv_samples_rmssd: [{ hrv_rmssd: 40.77 }] },
  },
  power_data: { avg_watts: 187, power_samples: [{ watts: 145 }] },
  position_data: {
    start_pos_lat_lng_deg: [52.55, 5.55],
    end_pos_lat_lng_deg: [52.55, 5.55],
    centre_pos_lat_lng_deg: [52.55, 5.55],
    position_samples: [{ coords_lat_lng_deg: [52.55, 5.55] }],
  },
  lap_data: {
    laps: [{ avg_hr_bpm: 139.77, avg_watts: 181, start_position: [52.55, 5.55], trigger_method: "POSITION_LAP" }],
  },
  polyline_map_data: { summary_polyline: "52.55" },
  data_enrichment: { trimp_score: 60.77, strain_score: 3 },
};
const event = { type: "activity", user, version: "2022-03-16", data: [activity] };

describe("what is kept", () => {
  test("is what the rider wants of what the operator accepts", () => {
    const operator = readWanted({ types: { sleep: false }, fields: { positions: false } }, FIRST_ACCEPTED);
    const rider = readWanted({ types: { sleep: true, body: true, menstruation: true } }, FIRST_WANTED);
    const both = wantedByBoth(operator, rider);
    expect(both.types).toEqual({
      activity: true,
      athlete: true,
      body: true,
      daily: false,
      sleep: false,
      nutrition: false,
      menstruation: false,
    });
    expect(both.fields).toEqual({ positions: false, heartRate: true, weight: true, bloodValues: false });
  });

  test("of a rider who said nothing is rides, and nothing of their health", () => {
    const { types } = wantedByBoth(FIRST_ACCEPTED, FIRST_WANTED);
    expect(Object.entries(types).filter(([, isWanted]) => isWanted)).toEqual([
      ["activity", true],
      ["athlete", true],
    ]);
  });

  test("is read with what is no yes and no no as it stood before", () => {
    expect(readWanted(null, FIRST_WANTED)).toEqual(FIRST_WANTED);
    expect(readWanted({ types: { body: "yes", sleep: true }, fields: [], more: 1 }, FIRST_WANTED)).toEqual({
      ...FIRST_WANTED,
      types: { ...FIRST_WANTED.types, sleep: true },
    });
  });

  test("tells what was withdrawn, not what was added", () => {
    const before = readWanted({ types: { body: true, sleep: true } }, FIRST_WANTED);
    const after = readWanted({ types: { sleep: true, daily: true }, fields: { positions: false } }, FIRST_WANTED);
    expect(withdrawnBy(before, after)).toEqual(["body", "positions"]);
  });
});

describe("an event without what is not wanted", () => {
  test("is as it was when all is wanted", () => {
    expect(withoutUnwanted(event, all)).toEqual({ event, dropped: [] });
  });

  test("has no place left in it, and everything else", () => {
    const { event: kept, dropped } = withoutUnwanted(event, without("positions"));
    expect(dropped).toEqual(["positions"]);
    expect(JSON.stringify(kept)).not.toMatch(/52\.55|Utrecht|"UT"|"NL"|polyline|lat_lng/);
    expect(kept).toMatchObject({
      type: "activity",
      user,
      version: "2022-03-16",
      data: [
        {
          metadata: { summary_id: "a", name: "Morning" },
          distance_data: activity.distance_data,
          heart_rate_data: activity.heart_rate_data,
          power_data: activity.power_data,
          lap_data: { laps: [{ avg_hr_bpm: 139.77, avg_watts: 181, trigger_method: "POSITION_LAP" }] },
        },
      ],
    });
  });

  test("has no heart rate left in it, and everything else", () => {
    const { event: kept, dropped } = withoutUnwanted(event, without("heartRate"));
    expect(dropped).toEqual(["heartRate"]);
    expect(JSON.stringify(kept)).not.toMatch(/\.77|hr_|bpm/);
    expect(kept).toMatchObject({
      data: [{ position_data: activity.position_data, data_enrichment: { strain_score: 3 } }],
    });
  });

  test("leaves the event it was made from alone", () => {
    const before = structuredClone(event);
    withoutUnwanted(event, without("positions", "heartRate", "weight", "bloodValues"));
    expect(event).toEqual(before);
  });

  test("is nothing where its type is not wanted, or is nobody's choice", () => {
    const menstruation = { type: "menstruation", user, data: [{ menstruation_data: { day_in_cycle: 3 } }] };
    expect(withoutUnwanted(menstruation, all)).toEqual({ event: null, dropped: ["menstruation"] });
    expect(withoutUnwanted({ type: "hormone", user, data: [{}] }, all).event).toBeNull();
    expect(withoutUnwanted({ type: "lab_report.completed", results: [1] }, all).event).toBeNull();
  });

  test("that only tells how a connection fares stays whole", () => {
    const change = { type: "permission_change", user, scopes_added: "heart_rate", scopes_removed: "positions" };
    const nothing = without("positions", "heartRate", "weight", "bloodValues");
    expect(withoutUnwanted(change, nothing)).toEqual({ event: change, dropped: [] });
  });

  test("keeps of an athlete the name of the account alone", () => {
    const athlete = {
      first_name: "Ada",
      email: "ada@example.org",
      date_of_birth: "1990-01-01",
      provider_user_id: "42",
    };
    const least = { type: "athlete", user, athlete: { provider_user_id: "42" } };
    expect(withoutUnwanted({ type: "athlete", user, athlete }, all)).toEqual({ event: least, dropped: ["athlete"] });
    expect(withoutUnwanted(least, all)).toEqual({ event: least, dropped: [] });
  });

  test("has neither weight nor blood values where a body's are not wanted", () => {
    const body = {
      metadata: { start_time: "2026-11-20T00:00:00" },
      measurements_data: {
        measurements: [{ weight_kg: 71.99, BMI: 22.99, muscle_mass_g: 30.99, insulin_units: 4.99, height_cm: 180 }],
        day_avg_weight_kg: 71.99,
        day_avg_bodyfat_percentage: 12.99,
      },
      blood_pressure_data: { day_avg_systolic_bp: 118.99 },
      glucose_data: { day_avg_blood_glucose_mg_per_dL: 90.99, gmi: 5.99 },
      temperature_data: { day_avg_body_temperature_celsius: 36.6 },
      heart_data: null,
    };
    const { event: kept, dropped } = withoutUnwanted(
      { type: "body", user, data: [body, body] },
      without("weight", "bloodValues", "heartRate"),
    );
    expect(new Set(dropped)).toEqual(new Set(["weight", "bloodValues"]));
    const one = {
      metadata: body.metadata,
      measurements_data: { measurements: [{ height_cm: 180 }] },
      temperature_data: body.temperature_data,
    };
    expect(kept).toEqual({ type: "body", user, data: [one, one] });
    expect(itemWithoutUnwanted(body, without("weight", "bloodValues", "heartRate"))).toEqual(one);
  });
});
