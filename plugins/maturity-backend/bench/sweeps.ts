import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Engine } from './portal/config';
import { Cost } from './portal/observer';
import { Child } from './portal/Child';
import { report } from './report';

/** Sweeps over entities of which none changed, beside one in which every one did. */
export async function measureSweeps(
  portal: Child,
  engine: Engine,
  directories: string[],
): Promise<void> {
  await portal.ask<Cost>({ command: 'sweep' });
  const unchanged = await portal.ask<Cost>({ command: 'sweep' });
  for (const directory of directories) {
    await appendFile(
      join(directory, 'Dockerfile'),
      '\nFROM debian:bookworm\nRUN apt-get update\n',
    );
  }
  const changed = await portal.ask<Cost>({ command: 'sweep' });

  const figure = (name: string, value: number, unit: string) =>
    report('sweep', `${engine}: ${name}`, value, unit);
  figure('entities', directories.length, 'entities');
  figure('nothing changed, rows of entities', entityRows(unchanged), 'rows');
  figure(
    'nothing changed, rows of shares',
    unchanged.rows.buckets ?? 0,
    'rows',
  );
  figure('nothing changed, statements', unchanged.statements, 'statements');
  figure('nothing changed', unchanged.time, 'ms');
  figure(
    'baseline: all changed, rows of entities',
    entityRows(changed),
    'rows',
  );
  figure('baseline: all changed, statements', changed.statements, 'statements');
  figure('baseline: all changed', changed.time, 'ms');
}

/** All but the shares of the work, which are leased and released whatever they hold. */
function entityRows({ rows }: Cost): number {
  return Object.entries(rows)
    .filter(([table]) => table !== 'buckets')
    .reduce((sum, [, count]) => sum + count, 0);
}
