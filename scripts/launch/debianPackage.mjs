import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Trouble } from './trouble.mjs';

const run = promisify(execFile);

/**
 * Makes sure that the files of a Debian package lie below `home`, and returns their directory. apt verifies the package;
 * it is unpacked only, so nothing is installed and none of its scripts run.
 */
export async function debianPackage(name, { size, home }) {
  const directory = path.join(home, name);
  if (existsSync(directory)) return directory;
  process.stderr.write(`Fetching Debian's package ${name} (${size}) …\n`);
  // apt downloads as a user of its own, who can't read what lies in somebody's home.
  const work = await mkdtemp(path.join(tmpdir(), 'debian-package-'));
  try {
    await run('apt-get', ['download', name], { cwd: work });
    const file = (await readdir(work)).find(each => each.endsWith('.deb'));
    await run('dpkg', ['-x', path.join(work, file), path.join(work, 'files')]);
    await mkdir(home, { recursive: true });
    await run('cp', ['-r', path.join(work, 'files'), `${directory}.part`]);
    await rename(`${directory}.part`, directory);
  } catch (error) {
    throw new Trouble(
      `Debian's package ${name} could not be fetched: ${
        error.stderr?.trim() || error.message
      }`,
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return directory;
}
