const UNITS = [
  { seconds: 86_400, name: "day" },
  { seconds: 3600, name: "hour" },
  { seconds: 60, name: "minute" },
];

/** A length of time as it is said, in its largest unit of which there is one at least: "8.5 days", "1 hour". */
export function inSpokenTime(seconds: number): string {
  const { seconds: size, name } = UNITS.find((unit) => seconds >= unit.seconds) ?? { seconds: 1, name: "second" };
  const count = Math.round((seconds / size) * 10) / 10;
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
