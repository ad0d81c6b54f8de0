interface Props {
  readonly size: number;
  /** Nobody is signed in. */
  readonly quiet?: boolean;
}

/** A person between a call going out and a call coming back. */
export function Mark({ size, quiet = false }: Props) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden
      style={quiet ? { filter: "grayscale(1)", opacity: 0.45 } : undefined}
    >
      <rect width="32" height="32" rx="9" fill="var(--rb-accent)" />
      <g fill="none" stroke="var(--rb-on-accent)" strokeWidth="3" strokeLinecap="round">
        <path d="M17.5 7.2a8.9 8.9 0 0 1 7.3 7.3" />
        <path d="M14.5 24.8a8.9 8.9 0 0 1-7.3-7.3" />
      </g>
      <circle cx="16" cy="16" r="3.6" fill="var(--rb-on-accent)" />
    </svg>
  );
}
