import { useId } from 'react';
import { Link } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiHistoryLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import {
  LevelShare,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { useBehind } from '../behind/useBehind';
import { isComparable } from '../comparison';
import { Count } from '../parts/Count';
import { DataTable } from '../parts/DataTable';
import { ChartSection } from '../parts/Section';
import { TableExport } from '../parts/TableExport';
import styles from './LevelBars.module.css';

/** How many are at each level or higher; pressing a level makes it the one the page speaks of. */
export function LevelBars({
  overview,
  onChoose,
}: {
  overview: Overview;
  onChoose: (level: number) => void;
}) {
  const { t } = useTexts();
  return (
    <ChartSection
      title={t('levels.title')}
      note={t('levels.note')}
      actions={
        <TableExport
          title={t('levels.title')}
          table="levels"
          overview={overview}
        />
      }
      chart={
        <ul className={styles.bars}>
          {overview.levels.map(share => (
            <LevelBar
              key={share.level}
              share={share}
              change={isComparable(overview) ? share.change : 0}
              isChosen={share.level === overview.level}
              onChoose={() => onChoose(share.level)}
            />
          ))}
        </ul>
      }
      table={<LevelTable overview={overview} />}
    />
  );
}

function LevelBar({
  share,
  change,
  isChosen,
  onChoose,
}: {
  share: LevelShare;
  /** 0 also where there is nothing to compare with. */
  change: number;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { t, localized, format } = useTexts();
  const factsId = useId();
  const { reached, of, unverified, earned } = share;
  const percent = (part: number) => `${of ? (100 * part) / of : 0}%`;
  const ChangeIcon = change > 0 ? RiArrowUpLine : RiArrowDownLine;
  return (
    <li className={styles.bar} data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={styles.name}
        aria-pressed={isChosen}
        aria-describedby={factsId}
        onClick={onChoose}
      >
        <strong>{t('levels.level', { level: String(share.level) })}</strong>{' '}
        {localized(share.title)}
      </button>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.verified}
          style={{ width: percent(reached - unverified) }}
        />
        <span
          className={styles.unverified}
          style={{ width: percent(unverified) }}
        />
      </span>
      <span id={factsId} className={styles.facts}>
        <span className={styles.count}>
          <Reached share={share} />
          {of > 0 && ` (${format.share(reached, of)})`}
        </span>
        {change !== 0 && (
          <span>
            <ChangeIcon size={14} aria-hidden="true" />
            {format.change(change)}
          </span>
        )}
        {unverified > 0 && (
          <span>
            <RiHistoryLine size={14} aria-hidden="true" />
            {t('levels.unverified', { count: unverified })}
          </span>
        )}
        {earned < reached && (
          <span>
            <RiShieldCheckLine size={14} aria-hidden="true" />
            {t('levels.waived', { count: reached - earned })}
          </span>
        )}
      </span>
    </li>
  );
}

/** How many have reached a level, leading to which. */
function Reached({ share: { level, reached, of } }: { share: LevelShare }) {
  const { hrefOf } = useBehind();
  const count = <Count of={[reached, of]} />;
  return reached > 0 ? (
    <Link href={hrefOf({ kind: 'level', level })}>{count}</Link>
  ) : (
    count
  );
}

function LevelTable({ overview }: { overview: Overview }) {
  const { t, localized, format } = useTexts();
  return (
    <DataTable
      label={t('levels.title')}
      rows={overview.levels}
      keyOf={({ level }) => String(level)}
      columns={[
        {
          title: t('levels.columnLevel'),
          value: ({ level, title }) =>
            t('tab.phaseHeading', {
              order: String(level),
              title: localized(title),
            }),
        },
        {
          title: t('levels.columnReached'),
          numeric: true,
          value: share => <Reached share={share} />,
        },
        {
          title: t('levels.columnEarned'),
          numeric: true,
          value: ({ earned, of }) => <Count of={[earned, of]} />,
        },
        {
          title: t('levels.columnUnverified'),
          numeric: true,
          value: ({ unverified, reached }) => (
            <Count of={[unverified, reached]} />
          ),
        },
        {
          title: t('levels.columnChange'),
          numeric: true,
          value: ({ change }) =>
            isComparable(overview) ? format.change(change) : '–',
        },
      ]}
    />
  );
}
