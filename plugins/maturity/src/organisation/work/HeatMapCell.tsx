import { ComponentProps, CSSProperties } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { useTexts } from '../../i18n/useTexts';
import styles from './HeatMapGrid.module.css';

/** The share of a task in a group; where its services can be listed, a button. */
export function HeatMapCell({
  count: [part, whole],
  button,
}: {
  count: [number, number];
  /** Absent where there is nothing to list. */
  button?: ComponentProps<'button'>;
}) {
  const { t, format } = useTexts();
  const content = (
    <>
      <span className={styles.share}>
        {part === whole && <RiCheckLine size={12} aria-hidden="true" />}
        {format.share(part, whole)}
      </span>
      <span className={styles.count}>
        {format.number(part)}/{format.number(whole)}
      </span>
    </>
  );
  return (
    <td
      className={styles.cell}
      data-shade={whole ? Math.floor((4 * part) / whole) : undefined}
      style={{ '--share': whole ? part / whole : 0 } as CSSProperties}
    >
      {whole > 0 && button && (
        <button type="button" className={styles.open} {...button}>
          {content}
        </button>
      )}
      {whole > 0 && !button && content}
      {whole === 0 && (
        <>
          <span aria-hidden="true">–</span>
          <VisuallyHidden>{t('heatMap.nothing')}</VisuallyHidden>
        </>
      )}
    </td>
  );
}
