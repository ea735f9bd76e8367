/** Something in a file that was not ridden. */
export interface OtherActivity {
  /** A noun phrase for the rider: "a run of 10.3 km". */
  what: string;
}
