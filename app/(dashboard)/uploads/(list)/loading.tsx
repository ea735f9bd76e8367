import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <Page title="Upload rides">
      <p className="sr-only" role="status">
        Your uploads are coming.
      </p>
      <Skeleton className="h-60" />
      <Skeleton className="mt-12 h-6 w-40" />
      <Skeleton className="mt-3 h-12" />
      <Skeleton className="mt-3 h-12" />
    </Page>
  );
}
