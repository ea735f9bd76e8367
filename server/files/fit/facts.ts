import { cleanText } from "@/core/clean-text";
import { deviceName } from "@/core/device-name";
import type { SourceFacts } from "@/core/source-ride";
import { makerName, productName, sensorKind } from "./makers";
import type { FitMessage } from "./messages";
import {
  BRYTON_ZONES,
  DEVICE_INFO,
  FILE_ID,
  HEART_BEATS,
  HEART_RATE_ZONE,
  MESSAGE,
  type NumberField,
  numberIn,
  numbersIn,
  POWER_ZONE,
  positiveIn,
  SESSION,
  TIME_IN_ZONE,
  textIn,
  USER_PROFILE,
  ZONES_TARGET,
} from "./profile";
import { timerEvents } from "./timer";

const MOST_DEVICES = 30;
const ANT = 1;
/** Zones above any rider's are written as 254 bpm or 65,534 W. */
const NO_HEART_RATE_LIMIT = 254;
const NO_POWER_LIMIT = 65_534;

/** What the device wrote beside the ride. */
export function factsOf(messages: readonly FitMessage[], session: FitMessage | undefined): SourceFacts {
  const of = (number: number) => messages.filter((message) => message.number === number);
  const [targets, inZones, profiles] = [of(MESSAGE.zonesTarget), of(MESSAGE.timeInZone), of(MESSAGE.userProfile)];
  return {
    devices: devicesOf(of(MESSAGE.deviceInfo)),
    thresholdPowerWatts:
      positiveIn(session, SESSION.thresholdPower) ??
      firstPositive(targets, ZONES_TARGET.thresholdPower) ??
      firstPositive(inZones, TIME_IN_ZONE.thresholdPower),
    thresholdHeartRateBpm:
      firstPositive(targets, ZONES_TARGET.thresholdHeartRate) ??
      firstPositive(inZones, TIME_IN_ZONE.thresholdHeartRate),
    maxHeartRateBpm:
      firstPositive(targets, ZONES_TARGET.maxHeartRate) ??
      firstPositive(inZones, TIME_IN_ZONE.maxHeartRate) ??
      firstPositive(profiles, USER_PROFILE.maxCyclingHeartRate),
    powerZoneLimits: powerZoneLimits(of),
    heartRateZoneLimits: heartRateZoneLimits(of),
    timerEvents: timerEvents(messages).length,
    heartBeats: of(MESSAGE.heartBeats).reduce((sum, beats) => sum + numbersIn(beats, HEART_BEATS.intervals).length, 0),
  };
}

const firstPositive = (messages: readonly FitMessage[], field: NumberField): number | null =>
  messages.map((message) => positiveIn(message, field)).find((value) => value !== null) ?? null;

/** The device by which a file says it was written; null when it says nothing that we know. */
export function deviceOf(fileId: FitMessage | undefined, devices: SourceFacts["devices"]): string | null {
  const { manufacturer, name } = nameOf(fileId, FILE_ID);
  const product = name ?? devices.find((device) => device.manufacturer === manufacturer)?.name ?? null;
  return deviceName(manufacturer, product);
}

function nameOf(
  message: FitMessage | undefined,
  fields: Pick<typeof DEVICE_INFO, "manufacturer" | "product" | "productName">,
) {
  const manufacturer = message ? numberIn(message, fields.manufacturer) : null;
  const product = message ? numberIn(message, fields.product) : null;
  const told = cleanText(textIn(message, fields.productName));
  return { manufacturer: makerName(manufacturer), name: told ?? productName(manufacturer, product) };
}

/** A device is told again and again, and not all of it each time. */
function devicesOf(messages: readonly FitMessage[]): SourceFacts["devices"] {
  const byIndex = new Map<string, SourceFacts["devices"][number]>();
  for (const message of messages) {
    const serialNumber = numberIn(message, DEVICE_INFO.serialNumber)?.toString() ?? null;
    const key = numberIn(message, DEVICE_INFO.index)?.toString() ?? `unnumbered ${serialNumber}`;
    const before = byIndex.get(key);
    const { manufacturer, name } = nameOf(message, DEVICE_INFO);
    const isSensor = numberIn(message, DEVICE_INFO.sourceType) === ANT;
    const kind = isSensor ? sensorKind(numberIn(message, DEVICE_INFO.type)) : null;
    byIndex.set(key, {
      name: name ?? before?.name ?? null,
      manufacturer: manufacturer ?? before?.manufacturer ?? null,
      serialNumber: serialNumber ?? before?.serialNumber ?? null,
      kind: kind ?? before?.kind ?? null,
    });
  }
  const isNamed = (device: SourceFacts["devices"][number]) => Object.values(device).some((fact) => fact !== null);
  return [...byIndex.values()].filter(isNamed).slice(0, MOST_DEVICES);
}

type MessagesOf = (number: number) => FitMessage[];

function powerZoneLimits(of: MessagesOf): number[] | null {
  const zones = of(MESSAGE.powerZone).flatMap((zone) => numbersIn(zone, POWER_ZONE.highest));
  const inZones = of(MESSAGE.timeInZone).map((zone) => numbersIn(zone, TIME_IN_ZONE.powerLimits));
  const bryton = of(MESSAGE.brytonZones).map((zone) => numbersIn(zone, BRYTON_ZONES.powerStarts));
  return firstRising([zones, ...inZones, ...bryton], NO_POWER_LIMIT);
}

function heartRateZoneLimits(of: MessagesOf): number[] | null {
  const zones = of(MESSAGE.heartRateZone).flatMap((zone) => numbersIn(zone, HEART_RATE_ZONE.highest));
  const inZones = of(MESSAGE.timeInZone).map((zone) => numbersIn(zone, TIME_IN_ZONE.heartRateLimits));
  const bryton = of(MESSAGE.brytonZones).map((zone) => numbersIn(zone, BRYTON_ZONES.heartRateStarts));
  return firstRising([zones, ...inZones, ...bryton], NO_HEART_RATE_LIMIT);
}

/** The first list of limits that rises, without a 0 in front and without what stands for "no limit" behind. */
function firstRising(lists: readonly number[][], noLimit: number): number[] | null {
  const limits = lists.map((list) => list.filter((limit) => limit > 0 && limit < noLimit));
  const isRising = (list: readonly number[]) => list.every((limit, index) => limit > (list[index - 1] ?? 0));
  return limits.find((list) => list.length > 1 && isRising(list)) ?? null;
}
