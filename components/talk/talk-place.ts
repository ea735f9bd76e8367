/** Where on a ride's page something is said about it. */
export const TALK_ID = "write";
