"use client";

// Within the dashboard, so that the way to everything else stays in sight.
export { default } from "../error";
