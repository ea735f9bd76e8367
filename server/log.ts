import pino from "pino";

/**
 * Structured lines on standard output. What goes in is named by the caller, field by field: no bodies, positions,
 * heart rates, addresses or secrets.
 */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  level: process.env.LOG_LEVEL ?? "info",
});
