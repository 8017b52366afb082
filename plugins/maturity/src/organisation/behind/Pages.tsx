import { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { useTexts } from '../../i18n/useTexts';
import { Failure } from '../../states/Failure';
import { Loading } from '../../states/Loading';
import { usePages } from './usePages';
import styles from './behind.module.css';

/** What there is of a list, how much of it that is, and the way to the rest. */
export function Pages<T>({
  pages: { items, page, more, retry },
  label,
  empty,
  keyOf,
  children,
}: {
  pages: ReturnType<typeof usePages<T>>;
  label: string;
  /** Said in place of a list without items. */
  empty: string;
  keyOf: (item: T) => string;
  children: (item: T) => ReactNode;
}) {
  const { t, format } = useTexts();
  const total = page.status === 'ready' ? page.value.total : undefined;
  return (
    <>
      {total !== undefined && (
        <p role="status" className={styles.note}>
          {total === 0
            ? empty
            : t('organisation.shown', {
                shown: format.number(items.length),
                total: format.number(total),
              })}
          {page.status === 'ready' &&
            page.value.restricted &&
            ` ${t('behind.restricted')}`}
        </p>
      )}
      {items.length > 0 && (
        <ul aria-label={label} className={styles.list}>
          {items.map(item => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
      )}
      {page.status === 'loading' && <Loading label={t('behind.loading')} />}
      {page.status === 'failed' && (
        <Failure title={t('behind.failed')} error={page.error} retry={retry} />
      )}
      {more && (
        <div>
          <Button variant="secondary" size="small" onPress={more}>
            {t('behind.more')}
          </Button>
        </div>
      )}
    </>
  );
}
