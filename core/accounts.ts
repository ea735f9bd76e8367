/**
 * So begins what stands for an account whose provider tells no name: an activity that two connections both have, which no
 * two accounts do.
 */
export const SEEN_ACCOUNT = "same-activity ";
