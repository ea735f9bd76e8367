import { AthletesPage } from "@/components/athletes/athletes-page";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <AthletesPage>
      <p className="sr-only" role="status">
        Rides are being looked through.
      </p>
      <Skeleton className="h-10" />
      <Skeleton className="mt-6 h-48" />
      <Skeleton className="mt-8 h-64" />
    </AthletesPage>
  );
}
