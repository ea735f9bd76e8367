"use client";

import { AskedOneByOne, type Asking } from "./asked-one-by-one";
import HowWasItCard from "./how-was-it-card";

/** Asks how a ride was, above the list: at the moment in which the ride appears there, so that nothing moves under a hand later. */
export const HowWasItInList = (asking: Asking) => <AskedOneByOne {...asking} Card={HowWasItCard} />;
