/** So long a rider can have a ride back that they deleted. */
export const REMOVED_DAYS = 30;
