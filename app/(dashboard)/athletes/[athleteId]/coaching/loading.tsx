import { Skeleton } from "@/components/ui/skeleton";

export default function CoachingLoading() {
  return (
    <div className="max-w-[720px]">
      <p className="sr-only" role="status">
        One moment.
      </p>
      <Skeleton className="h-5 w-72" />
      <Skeleton className="mt-6 h-56" />
    </div>
  );
}
