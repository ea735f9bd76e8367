import type { AskedAbout, HowWasItActions } from "@/components/talk/asked-one-by-one";
import { formatDayAndTime } from "@/core/format";
import type { AskedRide } from "@/server/data/how-was-it";
import { sayHowItWasAction, stopAskingAction } from "./how-was-it-actions";

/** What can be answered. */
export const HOW_WAS_IT: HowWasItActions = { say: sayHowItWasAction, stop: stopAskingAction };

/** A ride as its rider is asked about it. */
export const toAsked = ({ startedAt, offsetMinutes, ...ride }: AskedRide): AskedAbout => ({
  ...ride,
  when: formatDayAndTime(startedAt, offsetMinutes),
});
