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
import { Count } from '../parts/Count';
import { DataTable } from '../parts/DataTable';
import { ChartSection } from '../parts/Section';
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
      chart={
        <ul className={styles.bars}>
          {overview.levels.map(share => (
            <li key={share.level}>
              <LevelBar
                share={share}
                isChosen={share.level === overview.level}
                onChoose={() => onChoose(share.level)}
              />
            </li>
          ))}
        </ul>
      }
      table={<LevelTable overview={overview} />}
    />
  );
}

function LevelBar({
  share,
  isChosen,
  onChoose,
}: {
  share: LevelShare;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { t, localized, format } = useTexts();
  const { reached, of, unverified, earned, change } = share;
  const percent = (part: number) => `${of ? (100 * part) / of : 0}%`;
  const ChangeIcon = change > 0 ? RiArrowUpLine : RiArrowDownLine;
  return (
    <button
      type="button"
      className={styles.bar}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span className={styles.name}>
        <strong>{t('levels.level', { level: String(share.level) })}</strong>{' '}
        {localized(share.title)}
      </span>
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
      <span className={styles.facts}>
        <span className={styles.count}>
          <Count of={[reached, of]} />
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
    </button>
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
          value: ({ reached, of }) => <Count of={[reached, of]} />,
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
          value: ({ change }) => format.change(change),
        },
      ]}
    />
  );
}
