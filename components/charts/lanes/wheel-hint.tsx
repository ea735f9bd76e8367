/** How the wheel zooms, for who turned it over the lanes for long. */
export function WheelHint() {
  return (
    <p className="pointer-events-none absolute top-24 left-1/2 -translate-x-1/2 rounded-sheet border border-control bg-raised px-3 py-1.5 text-small whitespace-nowrap">
      Hold Ctrl or ⌘ and turn the wheel to zoom
    </p>
  );
}
