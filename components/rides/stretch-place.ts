/** Where the numbers of the selected stretch stand on a ride's page. */
export const STRETCH_ID = "stretch";
