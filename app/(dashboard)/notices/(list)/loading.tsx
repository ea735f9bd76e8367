import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f"];

export default function Loading() {
  return (
    <Page title="Notices">
      <p className="sr-only" role="status">
        Your notices are coming.
      </p>
      <div className="max-w-[720px]">
        <Skeleton className="h-5 w-48" />
        {ROWS.map((row) => (
          <Skeleton key={row} className="mt-3 h-10" />
        ))}
      </div>
    </Page>
  );
}
