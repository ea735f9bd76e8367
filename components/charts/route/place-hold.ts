import type { Cursor } from "../cursor";

/** What a pointer over a map does to the crosshair. Each is told the second of the ride that it meets, or null. */
export interface PlaceHold {
  /** It is over the map. */
  hover(second: number | null): void;
  /** It was pressed there: the crosshair stays, until something else is pressed or looked at. */
  press(second: number | null): void;
  /** It has gone. */
  leave(): void;
}

/** A crosshair that follows a pointer, and stays where somebody pressed. */
export function createPlaceHold(cursor: Cursor): PlaceHold {
  let held: number | null = null;
  // Lanes and keys move the same crosshair: what they moved is held no longer.
  const isHeld = () => held !== null && cursor.second() === held;
  return {
    hover(second) {
      if (!isHeld()) cursor.moveTo(second);
    },
    press(second) {
      held = second;
      cursor.moveTo(second);
    },
    leave() {
      if (!isHeld()) cursor.moveTo(null);
    },
  };
}
