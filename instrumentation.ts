/** Runs once in each web process, before its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { writeTrueAddresses } = await import("./server/accounts/client-address");
  const { letGoWhenEnding } = await import("./server/ending");
  writeTrueAddresses();
  letGoWhenEnding();
}
