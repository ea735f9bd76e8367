import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

export default function Loading() {
  return (
    <>
      <p className="sr-only" role="status">
        The rides are coming.
      </p>
      <Skeleton className="h-5 w-48" />
      {ROWS.map((row) => (
        <Skeleton key={row} className="mt-3 h-14 desk:h-9" />
      ))}
    </>
  );
}
