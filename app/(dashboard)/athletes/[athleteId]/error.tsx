"use client";

// Below the athlete's name, so that it stays in sight whose page could not be made.
export { default } from "../../../error";
