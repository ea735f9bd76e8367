/** Providers name their permissions as they like; those that are about rides say so somehow. */
const ABOUT_RIDES = /activit|workout|exercise|ride|cycling|training|sport/i;

/**
 * The permissions that are missing for rides to be seen. What Bryton calls its permissions is not documented, and may
 * not be said at all: only what was taken away is missed.
 *
 * @param scopes what is left
 * @param removed what was just taken away
 * @returns the names of what is missing; none when rides can still be seen
 */
export function missingForRides(scopes: readonly string[], removed: readonly string[]): string[] {
  const aboutRides = removed.filter((scope) => ABOUT_RIDES.test(scope));
  if (aboutRides.length > 0) return aboutRides;
  return scopes.length === 0 ? [...removed] : [];
}
