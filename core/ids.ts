import type { Brand } from "./brand";

export type UserId = Brand<string, "UserId">;
export type RideId = Brand<string, "RideId">;
export type ConnectionId = Brand<string, "ConnectionId">;
/** One recording of a ride by one source. */
export type SourceId = Brand<string, "SourceId">;
/** A ride file that a rider brought. */
export type FileId = Brand<string, "FileId">;
/** Files that were brought together. */
export type BatchId = Brand<string, "BatchId">;
/** A file or an archive on its way here. */
export type UploadId = Brand<string, "UploadId">;
/** A stretch that a rider marked as an effort. */
export type EffortId = Brand<string, "EffortId">;
/** A link that shows a ride to whoever has it. */
export type ShareId = Brand<string, "ShareId">;
/** A place around which a rider shows nobody where they rode. */
export type PlaceId = Brand<string, "PlaceId">;
/** A stretch of the past that a provider is asked for. */
export type RequestId = Brand<string, "RequestId">;
/** An invitation to coach somebody, or to be coached. */
export type InvitationId = Brand<string, "InvitationId">;
/** Something that athlete or coach wrote on a ride. */
export type CommentId = Brand<string, "CommentId">;
/** Something that somebody is told. */
export type NoticeId = Brand<string, "NoticeId">;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A ride id taken from an address, or null when it cannot be one. */
export const parseRideId = (text: string): RideId | null => (UUID.test(text) ? (text.toLowerCase() as RideId) : null);

/** A user id taken from an address or a form, or null when it cannot be one. */
export const parseUserId = (text: string): UserId | null => (UUID.test(text) ? (text.toLowerCase() as UserId) : null);

/** A connection id taken from a form, or null when it cannot be one. */
export const parseConnectionId = (text: string): ConnectionId | null =>
  UUID.test(text) ? (text.toLowerCase() as ConnectionId) : null;

/** A source id taken from a form, or null when it cannot be one. */
export const parseSourceId = (text: string): SourceId | null =>
  UUID.test(text) ? (text.toLowerCase() as SourceId) : null;

/** A file id taken from an address, or null when it cannot be one. */
export const parseFileId = (text: string): FileId | null => (UUID.test(text) ? (text.toLowerCase() as FileId) : null);

/** A batch id taken from an address, or null when it cannot be one. */
export const parseBatchId = (text: string): BatchId | null =>
  UUID.test(text) ? (text.toLowerCase() as BatchId) : null;

/** An upload id taken from an address, or null when it cannot be one. */
export const parseUploadId = (text: string): UploadId | null =>
  UUID.test(text) ? (text.toLowerCase() as UploadId) : null;

/** An effort id taken from a form, or null when it cannot be one. */
export const parseEffortId = (text: string): EffortId | null =>
  UUID.test(text) ? (text.toLowerCase() as EffortId) : null;

/** A share id taken from a form, or null when it cannot be one. */
export const parseShareId = (text: string): ShareId | null =>
  UUID.test(text) ? (text.toLowerCase() as ShareId) : null;

/** A place id taken from a form, or null when it cannot be one. */
export const parsePlaceId = (text: string): PlaceId | null =>
  UUID.test(text) ? (text.toLowerCase() as PlaceId) : null;

/** A request id taken from a form, or null when it cannot be one. */
export const parseRequestId = (text: string): RequestId | null =>
  UUID.test(text) ? (text.toLowerCase() as RequestId) : null;

/** An invitation id taken from a form, or null when it cannot be one. */
export const parseInvitationId = (text: string): InvitationId | null =>
  UUID.test(text) ? (text.toLowerCase() as InvitationId) : null;

/** A comment id taken from a form, or null when it cannot be one. */
export const parseCommentId = (text: string): CommentId | null =>
  UUID.test(text) ? (text.toLowerCase() as CommentId) : null;

/** A notice id taken from a form, or null when it cannot be one. */
export const parseNoticeId = (text: string): NoticeId | null =>
  UUID.test(text) ? (text.toLowerCase() as NoticeId) : null;
