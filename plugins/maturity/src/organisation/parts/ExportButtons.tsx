import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import {
  OverviewExportQuery,
  OverviewTable,
} from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { asError } from '../../data/useResource';
import { useTexts } from '../../i18n/useTexts';
import styles from './ExportButtons.module.css';

const FORMATS = ['csv', 'json'] as const;

type Format = (typeof FORMATS)[number];

/** Saves all rows of a table, also those that the page leaves off. */
export function ExportButtons({
  title,
  table,
  query,
  of: { at, restricted },
}: {
  /** What the table is called. */
  title: string;
  table: OverviewTable;
  query: OverviewExportQuery;
  /** What the page shows. */
  of: { at: string; restricted: boolean };
}) {
  const { t, explain } = useTexts();
  const api = useApi(maturityApiRef);
  const [pending, setPending] = useState<Format>();
  const [error, setError] = useState<Error>();

  const save = async (format: Format) => {
    setPending(format);
    setError(undefined);
    try {
      const file = await api.exportOverview(table, { ...query, format });
      // A spreadsheet has no other place to say that it does not have everybody.
      const part = restricted ? '-restricted' : '';
      download(file, `maturity-${table}-${at}${part}.${format}`);
    } catch (thrown) {
      setError(asError(thrown));
    } finally {
      setPending(undefined);
    }
  };
  return (
    <div className={styles.buttons}>
      {FORMATS.map(format => (
        <Button
          key={format}
          variant="tertiary"
          size="small"
          iconStart={<RiDownloadLine aria-hidden="true" />}
          aria-label={t('export.save', { format: format.toUpperCase(), title })}
          isPending={pending === format}
          onPress={() => save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('export.failed', { message: explain(error) })}
        />
      )}
    </div>
  );
}

/** Hands a file to the browser as if a link to it had been followed. */
function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
