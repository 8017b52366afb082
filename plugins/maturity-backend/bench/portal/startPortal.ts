import { JsonObject } from '@backstage/types';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Child } from './Child';

/** Starts a portal in another process; its config and its log lie in `scratch`. */
export async function startPortal(options: {
  config: JsonObject;
  directories: string[];
  scratch: string;
}): Promise<Child> {
  const config = join(options.scratch, 'app-config.yaml');
  // JSON is YAML.
  await writeFile(config, JSON.stringify(options.config));
  return Child.start(join(__dirname, 'server.ts'), {
    log: join(options.scratch, 'portal.log'),
    args: ['--config', config],
    env: { BENCH_DIRECTORIES: JSON.stringify(options.directories) },
  });
}

/** Starts the process that makes the load, so that it doesn't share an event loop with the server. */
export async function startLoad(scratch: string): Promise<Child> {
  return Child.start(join(__dirname, 'load.ts'), {
    log: join(scratch, 'load.log'),
  });
}
