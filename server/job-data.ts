import type { BatchId, ConnectionId, FileId, RideId, SourceId, UploadId, UserId } from "@/core/ids";
import type { DataType, WantedField } from "@/core/wanted-data";

/** What each job is told. */
export interface JobData {
  /** One kept delivery; `bodyHash` in hex. */
  "apply-delivery": { bodyHash: string; id: string };
  /** One kept delivery that names where its payload can be fetched, which lasts for minutes; `bodyHash` in hex. */
  "apply-ping": { bodyHash: string; id: string };
  /** The rides of a rider that were reckoned with other figures than are valid now. */
  "reckon-rides": { riderId: UserId };
  /** What the coaches of an athlete read of them. */
  "digest-athlete": { riderId: UserId };
  /** Every night: the same of all athletes who have a coach. */
  "digest-all": Record<string, never>;
  /** A ride after its rider said something of its sources or its repairs. */
  "settle-ride": { riderId: UserId; rideId: RideId };
  /** Ask Terra whose this user is, and bind it if it is this rider's. */
  "verify-connection": { riderId: string; terraUserId: string };
  /** A recording that its rider wants from its provider once more, asked for at that moment. */
  "ask-again": { riderId: UserId; sourceId: SourceId; askedAt: string };
  /** Ask which account of its provider's a connection is. */
  "ask-athlete": { riderId: UserId; connectionId: ConnectionId };
  /** What a rider does not want kept any more, by the names of core/wanted-data.ts: stored before, to be deleted. */
  "forget-data": { riderId: UserId; what: (DataType | WantedField)[] };
  /** Go on with what is wanted of a connection's past. */
  "ask-history": { riderId: UserId; connectionId: ConnectionId };
  /** Compare the connections with what Terra has: of one rider, or all. */
  reconcile: { riderId: UserId | null };
  /** Ask for the last days of every connection; since when deliveries were refused, where that is the reason. */
  "repair-gaps": { since: string | null };
  /** One upload that is here whole: the ride files in it. */
  "take-apart": { riderId: UserId; uploadId: UploadId };
  /** One ride file. */
  "read-file": { riderId: UserId; fileId: FileId };
  /** What came with a batch that its rider takes back. */
  "undo-batch": { riderId: UserId; batchId: BatchId };
  /** Every hour: lets go what was kept long enough, and makes room for the days to come. */
  "keep-deliveries": Record<string, never>;
  /** Deliveries that an operator wants applied once more: a Replay by its id. */
  "replay-deliveries": { replayId: string };
  /** What somebody wants to be told by mail at once, and has gathered. */
  "mail-notices": { riderId: UserId };
  /** Every quarter of an hour: the mails of those whose morning has come. */
  "mail-digest": Record<string, never>;
  /** One mail (Mail of server/mail/transport.ts), sealed; and what it is about, for the log. */
  "send-mail": { kind: string; sealed: string };
  /** Every minute: deliveries that wait without a job, what has expired. */
  "tidy-up": Record<string, never>;
}

export type JobName = keyof JobData;
