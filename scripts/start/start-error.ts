/** Why Musette cannot start. The message is one sentence that says what to do, and is all that the person sees. */
export class StartError extends Error {
  override name = "StartError";
}
