/** Stands where something is about to be, at its size (given by classes). */
export function Skeleton({ className = "" }: { className?: string }) {
  return <div aria-hidden="true" className={`animate-breathe rounded-small bg-sunken ${className}`} />;
}
