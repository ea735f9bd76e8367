import type { ConnectionId, RideId, UserId } from "@/core/ids";

/** What a delivery did, for whoever looks into it later. Effects name things; they hold nothing of them. */
export type Effect =
  | { kind: "ride"; riderId: UserId; rideId: RideId; what: "stored" | "joined" | "deleted" | "unchanged" }
  | { kind: "connection"; riderId: UserId; connectionId: ConnectionId; what: string }
  | { kind: "health"; type: string; identity: string; what: string }
  | { kind: "request"; requestId: string; what: string }
  /** Another delivery was made of it: what a ping named. */
  | { kind: "delivery"; deliveryId: string; what: "fetched" }
  | { kind: "dropped"; what: string[] };
