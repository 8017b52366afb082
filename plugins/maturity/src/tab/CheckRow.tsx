import { Link } from '@backstage/ui';
import { SourceLink } from '../check/SourceLink';
import { useTexts } from '../i18n/useTexts';
import { Carried } from '../status/Carried';
import { displayStatus, isTodo } from '../status/displayStatus';
import { StatusBadge } from '../status/StatusBadge';
import { CheckEntry } from './arrange';
import styles from './CheckRow.module.css';

/** A check in a list: how it stands, where it fails first, and what mending it costs whom. */
export function CheckRow({ entry, href }: { entry: CheckEntry; href: string }) {
  const { t, localized, format } = useTexts();
  const { id, view, result } = entry;
  const required = result?.required ?? view?.required;
  const responsibility = result?.responsibility ?? view?.responsibility;
  return (
    <li className={styles.row}>
      <div className={styles.status}>
        <StatusBadge status={displayStatus(result, view)} />
      </div>
      <div className={styles.main}>
        <Link href={href} className={styles.title}>
          {view ? localized(view.title) : id}
        </Link>
        <FirstFinding entry={entry} />
        {result?.carried && <Carried carried={result.carried} />}
      </div>
      <div className={styles.facts}>
        <span className={required ? styles.required : undefined}>
          {required ? t('check.required') : t('check.advisory')}
        </span>
        <span>
          {responsibility === 'platform'
            ? t('check.platform')
            : t('check.service')}
        </span>
        {view && isTodo(result) && <span>{format.effort(view.effort)}</span>}
      </div>
    </li>
  );
}

function FirstFinding({ entry: { view, result } }: { entry: CheckEntry }) {
  const { t, localized } = useTexts();
  const finding = result?.findings[0];
  if (result && finding) {
    return (
      <span className={styles.finding}>
        {localized(finding.message)}
        {finding.source && <SourceLink source={finding.source} />}
        {result.findingCount > 1 && (
          <span>
            {t('check.moreFindings', { count: result.findingCount - 1 })}
          </span>
        )}
      </span>
    );
  }
  if (result?.reason && result.status !== 'not-applicable') {
    return <span className={styles.finding}>{localized(result.reason)}</span>;
  }
  return view?.disabled ? (
    <span className={styles.finding}>{view.disabled}</span>
  ) : null;
}
