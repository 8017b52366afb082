import { posix } from 'path';

/** A path below the root in its plain form, or undefined where it leads out. */
export function plain(path: string): string | undefined {
  const normal = posix.normalize(path).replace(/\/+$/, '');
  if (normal === '.' || normal === '') return '';
  return normal === '..' || normal.startsWith('../') ? undefined : normal;
}

/**
 * The place that `to` means when one stands in `from`: below the repository's root, or absolute on the machine that
 * runs the script.
 */
export function enter(from: string, to: string): string | undefined {
  if (to.startsWith('~')) return posix.join('/', to);
  if (to.startsWith('/') || from.startsWith('/')) {
    return posix.join(to.startsWith('/') ? '/' : from, to);
  }
  return plain(posix.join(from, to));
}
