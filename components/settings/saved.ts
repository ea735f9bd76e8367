/** What the figures form says when all went well. */
export const SAVED = "Saved. Your rides are being worked out again.";
