import type { CommentId, RideId } from "../ids";
import type { Day } from "./days";
import type { AthleteDigest } from "./digest";

/** What an athlete wrote and their coach has not come to. */
export interface Talk {
  /** What the coach has not opened, questions that wait among it. */
  unread: number;
  /** The last that is not opened and is none of the questions, with how many there are of those. */
  news: { count: number; latest: Said } | null;
  /** What asks something and the coach has answered nothing to: of each ride the last, newest first. */
  questions: Said[];
}

export interface Said {
  commentId: CommentId;
  rideId: RideId;
  /** Of the ride. */
  title: string;
  at: Date;
}

export const SILENCE: Talk = { unread: 0, news: null, questions: [] };

/** What a rule looks at. */
export interface Looked {
  digest: AthleteDigest;
  talk: Talk;
  /** Where the athlete last rode. */
  today: Day;
  now: Date;
}

/** The part of an athlete's page of loads that shows a number. */
export type LoadPart = "week" | "form" | "gaps" | "heart-rate" | "connections";

/** Where the number stands that a line rests on. */
export type Place = { at: "ride"; rideId: RideId } | { at: "talk"; rideId: RideId } | { at: "load"; part: LoadPart };

export interface Evidence {
  place: Place;
  /** What a press leads to. */
  label: string;
  /** Another for every other evidence: what was done with a line holds for this one. */
  key: string;
}

const STEP = /^(.+) step (\d+)$/;

/**
 * The key of something that goes on from day to day: how many whole steps it is beyond its limit.
 *
 * @param beyond how far it is beyond the limit, in the unit of `size`, the length of a step
 */
export const stepKey = (limit: number, beyond: number, size: number): string =>
  `from ${limit} step ${Math.floor(beyond / size)}`;

/** The parts of a key that has a step; null for any other. */
export function readStep(key: string): { from: string; step: number } | null {
  const found = STEP.exec(key);
  return found && { from: found[1] ?? "", step: Number(found[2]) };
}

/** A reason to look at an athlete. */
export interface Finding {
  /** With its numbers. */
  reason: string;
  /** How far beyond its limit it is: 0 at the limit, 1 at twice of it. */
  excess: number;
  evidence: Evidence;
}

/** A number of a rule that a coach can set. */
export interface Setting {
  label: string;
  unit: string;
  /** Of whoever never chose. */
  first: number;
  least: number;
  most: number;
}

/** Which athletes a coach should look at, and why. */
export interface Rule<Names extends string = string> {
  title: string;
  /** What it looks at, for whoever tunes it. */
  explanation: string;
  settings: Record<Names, Setting>;
  /** A finding for everything that can be done with on its own. */
  find(looked: Looked, values: Record<Names, number>): Finding[];
}

/** Keeps the names of a rule's settings and of their values one. */
export const rule = <Names extends string>(it: Rule<Names>): Rule<Names> => it;

/** How far a value is beyond its limit, as a share of the limit. */
export const excessOf = (value: number, limit: number): number => (limit === 0 ? 1 : Math.abs(value / limit) - 1);
