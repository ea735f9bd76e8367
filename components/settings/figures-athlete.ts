/** The athlete whose figures their coach looks at. A form says their name, and sends whom it was made for. */
export interface AthleteOfForm {
  athleteId: string;
  name: string;
  /** `YYYY-MM-DD`: what was before, the coach neither sees nor changes; null where there is no such day. */
  firstDay: string | null;
}

/** The field of a form that says for whom it is. */
export const ATHLETE_FIELD = "athleteId";
