import { Skeleton } from "@/components/ui/skeleton";
import { AthletesPage } from "./athletes-page";

const ROWS = ["a", "b", "c", "d", "e", "f"];

/** A page of athletes that is coming. */
export const AthletesLoading = () => (
  <AthletesPage>
    <p className="sr-only" role="status">
      One moment.
    </p>
    {ROWS.map((row) => (
      <Skeleton key={row} className="mt-4 h-14" />
    ))}
  </AthletesPage>
);
