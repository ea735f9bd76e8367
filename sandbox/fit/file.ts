import { Decoder, type FitMessages, type RecordMesg, type SessionMesg, Stream } from "@garmin/fitsdk";

/** The file cannot be a ride; the message says why, to the person who gave it. */
export class NotARide extends Error {
  override name = "NotARide";
}

/** One session of a FIT file with the records that were written during it. Times are Unix seconds. */
export interface FitSession {
  session: SessionMesg;
  startedAt: number;
  records: RecordMesg[];
  messages: FitMessages;
}

/** FIT counts seconds from the end of 1989. */
const FIT_EPOCH = 631_065_600;

/** FIT's time in Unix seconds; NaN when it was not written. */
export const unixSeconds = (time: unknown): number => (typeof time === "number" ? time + FIT_EPOCH : Number.NaN);

/**
 * The sessions of a FIT file, numbers as the profile scales them.
 *
 * @throws NotARide
 */
export function readFitFile(bytes: Uint8Array): FitSession[] {
  const messages = decode(bytes);
  const records = (messages.recordMesgs ?? []).filter((record) => !Number.isNaN(unixSeconds(record.timestamp)));
  if (records.length === 0) throw new NotARide("There are no records in this FIT file: it is not a ride.");

  const sessions = (messages.sessionMesgs ?? [{}])
    .map((session) => ({ session, startedAt: unixSeconds(session.startTime) }))
    .toSorted((one, other) => one.startedAt - other.startedAt);
  return sessions
    .map(({ session }, index) => {
      const from = index === 0 ? Number.NEGATIVE_INFINITY : (sessions[index]?.startedAt ?? 0);
      const until = sessions[index + 1]?.startedAt ?? Number.POSITIVE_INFINITY;
      const own = records.filter((record) => isWithin(unixSeconds(record.timestamp), from, until));
      return { session, startedAt: startOf(session, own), records: own, messages };
    })
    .filter((session) => session.records.length > 0);
}

const isWithin = (time: number, from: number, until: number) => time >= from && time < until;

const startOf = (session: SessionMesg, records: readonly RecordMesg[]) => {
  const first = unixSeconds(records[0]?.timestamp);
  const told = unixSeconds(session.startTime);
  return Number.isNaN(told) ? first : Math.min(told, first);
};

function decode(bytes: Uint8Array): FitMessages {
  const stream = Stream.fromByteArray(bytes);
  if (!Decoder.isFIT(stream)) throw new NotARide("This is not a FIT file.");
  return new Decoder(stream).read({ convertDateTimesToDates: false }).messages;
}
