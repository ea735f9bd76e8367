import { activityJson } from "./activity-json";
import { changedRide } from "./changed-ride";
import { fitToRecordings } from "./fit-to-activity";
import type { FiledRide, Memory } from "./memory";
import { record } from "./model/head-unit";
import type { Recording } from "./recording";
import { demonstrationRider } from "./riders/demonstration";
import { finishedRide } from "./riders/finished";
import { newcomers } from "./riders/newcomers";
import type { Cyclist, PlannedRide } from "./riders/rider";
import { dayOf } from "./riders/zone";
import type { Shelf } from "./shelf";

/** A ride that exists at the provider; it is written out only when somebody wants it. */
export interface LibraryRide {
  summaryId: string;
  title: string | null;
  /** Unix seconds; the end of a ride that was not written out yet is a guess. */
  startedAt: number;
  endedAt: number;
  read(): Recording;
}

/** All riders and all their rides. */
export interface Library {
  cyclists: readonly Cyclist[];
  find(riderId: string): Cyclist | null;
  /** Oldest first. */
  ridesOf(riderId: string): LibraryRide[];
  /** Rides in Terra's words, one JSON text each; those that are not there are left out. */
  write(riderId: string, summaryIds: readonly string[], withSamples: boolean): string[];
}

export function openLibrary(memory: Memory, shelf: Shelf): Library {
  const today = dayOf(memory.openedAt);
  const cyclists = [...newcomers(today), demonstrationRider(today)];
  const known = new WeakMap<object, LibraryRide[]>();
  return { cyclists, find, ridesOf, write };

  function find(riderId: string): Cyclist | null {
    return cyclists.find(({ id }) => id === riderId) ?? null;
  }

  function ridesOf(riderId: string): LibraryRide[] {
    const cyclist = find(riderId);
    if (!cyclist) return [];
    const finished = memory.finished.filter((one) => one.riderId === riderId);
    const filed = memory.filed.filter((one) => one.riderId === riderId);
    return [
      ...once(cyclist, () => cyclist.history().map(fromPlan)),
      ...finished.flatMap((one) => once(one, () => [fromPlan(finishedRide(cyclist, one))])),
      ...filed.flatMap((one) => once(one, () => fromFile(one))),
    ]
      .toSorted((one, other) => one.startedAt - other.startedAt)
      .map((ride) => asToldNow(riderId, ride));
  }

  function asToldNow(riderId: string, ride: LibraryRide): LibraryRide {
    const change = memory.changes.findLast((one) => one.riderId === riderId && one.summaryId === ride.summaryId);
    if (!change) return ride;
    return { ...ride, title: change.title ?? ride.title, read: () => changedRide(ride.read(), change) };
  }

  /** Planning a season or reading a file takes its time: each is done once. */
  function once(source: object, make: () => LibraryRide[]): LibraryRide[] {
    const rides = known.get(source) ?? make();
    known.set(source, rides);
    return rides;
  }

  function fromFile({ fileId, name }: FiledRide): LibraryRide[] {
    const bytes = shelf.get(fileId);
    if (!bytes) return [];
    return fitToRecordings(bytes, name).map((recording) => ({
      summaryId: recording.summaryId,
      title: recording.name,
      startedAt: recording.startedAt,
      endedAt: recording.endedAt,
      read: () => recording,
    }));
  }

  function write(riderId: string, summaryIds: readonly string[], withSamples: boolean): string[] {
    const rides = ridesOf(riderId);
    return summaryIds.flatMap((summaryId) => {
      const ride = rides.find((one) => one.summaryId === summaryId);
      return ride ? [activityJson(ride.read(), { withSamples })] : [];
    });
  }
}

const fromPlan = (plan: PlannedRide): LibraryRide => ({
  summaryId: plan.summaryId,
  title: plan.title,
  startedAt: plan.startedAt,
  endedAt: plan.startedAt + Math.round(plan.minutes * 60),
  read: () => record(plan),
});
