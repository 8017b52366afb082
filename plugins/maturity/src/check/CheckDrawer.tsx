import { useId } from 'react';
import Drawer from '@material-ui/core/Drawer';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { RiCloseLine } from '@remixicon/react';
import { ButtonIcon } from '@backstage/ui';
import { useTexts } from '../i18n/useTexts';
import { CheckEntry } from '../tab/arrange';
import { CheckDetail } from './CheckDetail';
import styles from './CheckDrawer.module.css';

/** A check in detail, beside the list it was picked from. Escape closes it and the focus goes back. */
export function CheckDrawer({
  entityRef,
  entry,
  onClose,
}: {
  entityRef: string;
  /** Closed where there is none. */
  entry: CheckEntry | undefined;
  onClose: () => void;
}) {
  const { t, localized } = useTexts();
  const headingId = useId();
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  return (
    <Drawer
      anchor="right"
      open={entry !== undefined}
      onClose={onClose}
      transitionDuration={calm ? 0 : undefined}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': headingId,
        className: styles.drawer,
      }}
    >
      {entry && (
        <>
          <header className={styles.header}>
            <h2 id={headingId} className={styles.heading}>
              {entry.view ? localized(entry.view.title) : entry.id}
            </h2>
            <ButtonIcon
              aria-label={t('check.close')}
              variant="tertiary"
              icon={<RiCloseLine aria-hidden="true" />}
              onPress={onClose}
            />
          </header>
          <CheckDetail key={entry.id} entityRef={entityRef} entry={entry} />
        </>
      )}
    </Drawer>
  );
}
