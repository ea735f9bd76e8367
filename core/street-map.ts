/** A street map of the operator's choice, over which routes can be laid. */
export interface StreetMap {
  /** Of a MapLibre style. */
  styleUrl: string;
  /** For dark screens; null where the style has no dark sister. */
  darkStyleUrl: string | null;
  /** Who is asked for the map, in words: "tiles.example.org", or several with "and" between them. */
  host: string;
}
