/** Our mark: a musette, the bag that is handed to a rider on the road, hung from its strap. */
export function Mark({ className = "" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} role="img" aria-label="Musette">
      <path
        d="M7.5 15.5C8.5 7 13 2.8 16 2.8S23.5 7 24.5 15.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path className="fill-accent" d="M4.6 14h22.8l1.5 12.6a2.2 2.2 0 0 1-2.2 2.4H5.3a2.2 2.2 0 0 1-2.2-2.4z" />
      <path
        className="stroke-on-accent"
        d="M7 24.2l4.2-3.4 2.9 2 4.4-5.3 3 4 1.9-1.4 1.6 2.4"
        fill="none"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
