import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Page title="Compare rides">
      <p className="sr-only" role="status">
        The rides are coming.
      </p>
      <Skeleton className="h-12" />
      <Skeleton className="mt-6 h-24" />
      <Skeleton className="mt-3 h-64" />
    </Page>
  );
}
