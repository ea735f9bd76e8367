import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f"];

export default function AthleteFiguresLoading() {
  return (
    <div className="max-w-[720px]">
      <p className="sr-only" role="status">
        The figures are coming.
      </p>
      {ROWS.map((row) => (
        <Skeleton key={row} className="mt-4 h-16" />
      ))}
    </div>
  );
}
