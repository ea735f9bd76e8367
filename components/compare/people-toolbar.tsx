import Link from "next/link";
import { DAYS, EFFORTS, type Question, questionAddress } from "./people-question";

/** What is compared of whom, and how far back. */
export function PeopleToolbar({ question, days }: { question: Question; days: number }) {
  const isClimb = question.is !== "effort";
  return (
    <div className="mb-6 flex flex-wrap gap-x-8 gap-y-1 border-b border-line pb-3 text-small">
      <Choices
        label="Best of each over"
        choices={EFFORTS.map((seconds) => ({
          words: effortInWords(seconds),
          href: questionAddress({ is: "effort", seconds }, days),
          isOn: question.is === "effort" && question.seconds === seconds,
        }))}
      />
      <Choices
        label="or on"
        choices={[{ words: "a climb", href: questionAddress({ is: "choosing", riderId: null }, days), isOn: isClimb }]}
      />
      <Choices
        label="in the last"
        choices={DAYS.map((one) => ({
          words: one === 365 ? "year" : `${one} days`,
          href: questionAddress(question, one),
          isOn: one === days,
        }))}
      />
    </div>
  );
}

/** "20 minutes" */
export function effortInWords(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  if (seconds === 60) return "1 minute";
  return seconds === 3600 ? "1 hour" : `${seconds / 60} minutes`;
}

/** "the last 60 days" */
export const daysInWords = (days: number): string => (days === 365 ? "the last year" : `the last ${days} days`);

interface Chosen {
  words: string;
  href: string;
  isOn: boolean;
}

const Choices = ({ label, choices }: { label: string; choices: readonly Chosen[] }) => (
  <nav aria-label={label} className="flex flex-wrap items-center gap-x-1">
    <span aria-hidden="true" className="mr-1 text-muted">
      {label}
    </span>
    {choices.map(({ words, href, isOn }) => (
      <Link
        key={words}
        href={href}
        prefetch={false}
        scroll={false}
        aria-current={isOn ? "true" : undefined}
        className={`flex min-h-10 items-center rounded-small px-2 tabular-nums ${isOn ? "bg-chosen font-medium text-accent" : "text-muted hover:bg-sunken"}`}
      >
        {words}
      </Link>
    ))}
  </nav>
);
