import { ReactNode, useId, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RiBarChart2Line, RiTable2 } from '@remixicon/react';
import { useTexts } from '../../i18n/useTexts';
import styles from './Section.module.css';

/** A part of the page under a heading. */
export function Section({
  title,
  note,
  actions,
  children,
}: {
  title: string;
  /** What it shows, in a sentence. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <header className={styles.header}>
        <h2 id={headingId} className={styles.heading}>
          {title}
        </h2>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}

/** A part of the page that can be looked at as a chart or read as a table. */
export function ChartSection({
  chart,
  table,
  actions,
  ...section
}: {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  chart: ReactNode;
  table: ReactNode;
}) {
  const { t } = useTexts();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <Section
      {...section}
      actions={
        <>
          {actions}
          <ToggleButtonGroup
            aria-label={t('organisation.view', { title: section.title })}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={([name]) =>
              setView(name === 'table' ? 'table' : 'chart')
            }
          >
            <ToggleButton
              id="chart"
              size="small"
              iconStart={<RiBarChart2Line aria-hidden="true" />}
            >
              {t('organisation.viewChart')}
            </ToggleButton>
            <ToggleButton
              id="table"
              size="small"
              iconStart={<RiTable2 aria-hidden="true" />}
            >
              {t('organisation.viewTable')}
            </ToggleButton>
          </ToggleButtonGroup>
        </>
      }
    >
      {view === 'chart' ? chart : table}
    </Section>
  );
}
