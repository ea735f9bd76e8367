import { readFileSync } from "node:fs";
import { fitToActivities } from "@/sandbox/fit-to-activity";
import { activityEvent } from "../support/activity";
import { type Application, query } from "../support/application";
import { hasReferenceRides, referenceRides, SKIPPED } from "../support/reference-rides";
import { figure, printTable } from "./measure";
import { type BenchRider, deliver, nothingWaits } from "./rider";

/** Real rides recorded every second, with power, heart rate, speed, cadence, elevation, distance and position. */
const RIDES = ["D02", "D08", "D17"];

/** What a real ride takes in the database, beside the FIT file that its device wrote. */
export async function benchStoredBytes(application: Application, rider: BenchRider): Promise<void> {
  if (!hasReferenceRides) {
    console.log(SKIPPED);
    return;
  }
  const rows: string[][] = [];
  for (const { id, path } of referenceRides(".fit").filter((ride) => RIDES.includes(ride.id))) {
    const file = readFileSync(path);
    const event = JSON.stringify(activityEvent(rider.terraUser, ...fitToActivities(file)));
    await deliver(application, () => Buffer.from(event));
    await nothingWaits(application);
    const [stored] = await query<{ channels: number; bytes: number; hours: number }>(
      application,
      `SELECT count(*)::int AS channels, sum(length(bytes))::int AS bytes, max("timerSeconds") / 3600.0::float AS hours
       FROM "RideChannel" channel JOIN "RideSource" source ON source.id = channel."sourceId"
       JOIN "Ride" ride ON ride.id = source."rideId"
       WHERE ride.id = (SELECT max(id::text)::uuid FROM "Ride" WHERE "riderId" = $1)`,
      [rider.id],
    );
    const perHour = (bytes: number) => figure(bytes / (stored?.hours ?? Number.NaN) / 1000);
    rows.push([
      id,
      String(stored?.channels),
      perHour(stored?.bytes ?? Number.NaN),
      perHour(file.length),
      perHour(event.length),
    ]);
  }
  printTable(
    "Stored ride, KB per recorded hour",
    ["ride", "channels", "stored", "the device's FIT file", "Terra's JSON"],
    rows,
  );
}
