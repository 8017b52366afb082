import { ReactNode } from 'react';
import styles from './Explained.module.css';

/** A statement whose reason opens on a click or key press: hovering would leave out keyboards and touch. */
export function Explained({
  why,
  children,
}: {
  why: string;
  children: ReactNode;
}) {
  return (
    <details className={styles.explained}>
      <summary>{children}</summary>
      <p>{why}</p>
    </details>
  );
}
