import { ReactNode } from 'react';
import styles from './ScrollArea.module.css';

// What scrolls has to take the focus: without it a keyboard can't reach what lies outside.
const focusable = { tabIndex: 0 };

/** Room for something wide or long, which scrolls within the page, by keyboard too. */
export function ScrollArea({
  label,
  children,
}: {
  label: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.area} role="group" aria-label={label} {...focusable}>
      {children}
    </div>
  );
}
