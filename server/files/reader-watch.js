// Watches over reader-process.ts from a thread of its own. JavaScript, so that the thread needs no compiler.

const MOST_RESIDENT_BYTES = 1_000_000_000;
const EVERY_MS = 100;

const parent = process.ppid;

setInterval(() => {
  // Arrays of numbers are outside of the limited heap; and who has lost its parent reads for nobody.
  const isTooLarge = process.memoryUsage.rss() > MOST_RESIDENT_BYTES;
  if (isTooLarge || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, EVERY_MS);
