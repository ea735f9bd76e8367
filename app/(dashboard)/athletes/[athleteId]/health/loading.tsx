import { Skeleton } from "@/components/ui/skeleton";

export default function AthleteHealthLoading() {
  return (
    <div className="grid gap-x-10 gap-y-10 desk:grid-cols-2">
      {["one", "two", "three", "four"].map((name) => (
        <Skeleton key={name} className="h-72" />
      ))}
    </div>
  );
}
