import { Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './states.module.css';

/** Stands in for what is still on its way. */
export function Loading({ label }: { label: string }) {
  return (
    <div className={`${styles.stack} ${styles.loading}`} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      <Skeleton width="100%" height={14} />
      <Skeleton width="60%" height={20} />
      <Skeleton width="80%" height={16} />
      <Skeleton width="70%" height={16} />
    </div>
  );
}
