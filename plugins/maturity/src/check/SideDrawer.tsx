import { ReactNode, useId } from 'react';
import Drawer from '@material-ui/core/Drawer';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { RiCloseLine } from '@remixicon/react';
import { ButtonIcon } from '@backstage/ui';
import { useTexts } from '../i18n/useTexts';
import styles from './SideDrawer.module.css';

/** More about something on the page, beside it. Escape closes it and the focus goes back. */
export function SideDrawer({
  title,
  onClose,
  children,
}: {
  /** Closed where there is none. */
  title: string | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const headingId = useId();
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  return (
    <Drawer
      anchor="right"
      open={title !== undefined}
      onClose={onClose}
      transitionDuration={calm ? 0 : undefined}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': headingId,
        className: styles.drawer,
      }}
    >
      {title !== undefined && (
        <>
          <header className={styles.header}>
            <h2 id={headingId} className={styles.heading}>
              {title}
            </h2>
            <ButtonIcon
              aria-label={t('check.close')}
              variant="tertiary"
              icon={<RiCloseLine aria-hidden="true" />}
              onPress={onClose}
            />
          </header>
          {children}
        </>
      )}
    </Drawer>
  );
}
