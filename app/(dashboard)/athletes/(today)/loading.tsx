import { AthletesPage } from "@/components/athletes/athletes-page";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f"];

export default function MorningLoading() {
  return (
    <AthletesPage>
      <p className="sr-only" role="status">
        One moment.
      </p>
      {ROWS.map((row) => (
        <Skeleton key={row} className="mt-4 h-14" />
      ))}
    </AthletesPage>
  );
}
