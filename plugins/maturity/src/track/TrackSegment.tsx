import { useId } from 'react';
import { Segment } from './segments';
import styles from './TrackSegment.module.css';

const HEIGHT = 14;
const INSET = 3;

/**
 * A phase as a bar: filled where it is reached, hatched where that rests on waivers, dotted where it is
 * unverified, filled in part where it is open, grey where nothing applies. It says nothing that the text
 * beside it doesn't.
 */
export function TrackSegment({ state, filled }: Omit<Segment, 'phase'>) {
  const id = useId().replace(/:/g, '');
  const full = { x: 0.75, y: 0.75, rx: 3, className: styles.outline };
  const size = {
    style: { width: 'calc(100% - 1.5px)' },
    height: HEIGHT - 1.5,
  };
  return (
    <svg
      className={styles.segment}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
      data-state={state}
    >
      {state === 'waived' && (
        <pattern
          id={id}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="3" height="6" className={styles.ink} />
        </pattern>
      )}
      {state === 'unverified' && (
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="1.5" className={styles.ink} />
        </pattern>
      )}
      <rect {...full} {...size} />
      {state === 'reached' && (
        <rect {...full} {...size} className={styles.reached} />
      )}
      {(state === 'waived' || state === 'unverified') && (
        <rect {...full} {...size} className={undefined} fill={`url(#${id})`} />
      )}
      {(state === 'open' || state === 'ahead') && filled > 0 && (
        <rect
          x={INSET}
          y={INSET}
          rx={1.5}
          style={{ width: `calc((100% - ${2 * INSET}px) * ${filled})` }}
          height={HEIGHT - 2 * INSET}
          className={styles.ink}
        />
      )}
    </svg>
  );
}
