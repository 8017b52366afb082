import styles from './LevelPattern.module.css';

/** Levels, from none to the highest. */
export const LEVELS = [0, 1, 2, 3, 4] as const;

/** Where a level's fill is found: in a chart's `fill`. */
export function fillOf(id: string, level: number): string {
  return `url(#${id}-${level})`;
}

/**
 * The fills of a chart that tells levels apart: the higher the darker, and each with a pattern of its own for those who
 * don't see the shades.
 */
export function LevelPatterns({ id }: { id: string }) {
  return (
    <defs>
      {LEVELS.map(level => (
        <pattern
          key={level}
          id={`${id}-${level}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect
            width="8"
            height="8"
            className={styles.fill}
            data-level={level}
          />
          {level === 1 && (
            <circle cx="4" cy="4" r="1.25" className={styles.ink} />
          )}
          {(level === 2 || level === 3) && (
            <path d="M-2 2 2-2M0 8 8 0M6 10 10 6" className={styles.line} />
          )}
          {level === 3 && (
            <path d="M-2 6 2 10M0 0 8 8M6-2 10 2" className={styles.line} />
          )}
        </pattern>
      ))}
    </defs>
  );
}

/** A level's fill in a legend; `id` is that of the chart's patterns. */
export function LevelSwatch({ id, level }: { id: string; level: number }) {
  return (
    <svg width="16" height="16" aria-hidden="true" className={styles.swatch}>
      <rect
        x="0.5"
        y="0.5"
        width="15"
        height="15"
        fill={fillOf(id, level)}
        className={styles.outline}
      />
    </svg>
  );
}
