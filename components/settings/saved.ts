/** What the figures form says when all went well. */
export const SAVED = "Saved. Your rides are being worked out again.";

/** The same to a coach. */
export const savedFor = (name: string): string =>
  `Saved for ${name}, who is told of it. Their rides are being worked out again.`;
