import type { TerraRefused } from "../terra/client";

/**
 * Why Terra does not give something, in the rider's words: it says 401 and 403 of our keys, 404 and 410 of a user who is
 * gone, 424 of one whose provider says no.
 *
 * @param safe what becomes of what is here
 */
export function refusalInWords({ status }: TerraRefused, provider: string, safe: string): string {
  if (status === 401 || status === 403) {
    return `Terra does not let us in, so ${provider} could not be asked. ${safe} Whoever runs Musette here has to look at its keys.`;
  }
  if (status === 404 || status === 410 || status === 424) {
    return `${provider} wants you to sign in again: disconnect it in the settings and connect it anew. Your rides are safe.`;
  }
  return `Terra did not want to ask ${provider} for this. ${safe}`;
}
