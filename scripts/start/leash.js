// Loaded into every process that the start command starts. Their input is a pipe from it that ends when it dies, however
// it dies; then they end, too, as if they had been told to.
const PATIENCE_MS = 10_000;

// What they start themselves may load this, too (Next's dev server hands its arguments on), and has another input.
if (process.env.MUSETTE_STARTER === String(process.ppid)) {
  process.stdin.on("end", () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.stdin.on("error", () => process.exit(1));
  process.stdin.resume();
  // Waiting for that is no reason to stay.
  if ("unref" in process.stdin) process.stdin.unref();
}
