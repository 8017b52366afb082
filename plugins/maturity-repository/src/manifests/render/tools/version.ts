import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ToolName } from '../types';

/**
 * What each tool must be at least: helm since `--skip-schema-validation`, without which a chart's schema reads files and
 * URLs; kubectl since its kustomize knows origin annotations and today's fields.
 */
export const floors: Record<ToolName, string> = {
  helm: '3.16.0',
  kubectl: '1.27.0',
};

const args: Record<ToolName, string[]> = {
  helm: ['version', '--template', '{{.Version}}'],
  kubectl: ['version', '--client'],
};

/** The version a program says it has; undefined where it is no such program. */
export async function versionOf(
  name: ToolName,
  path: string,
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, args[name], {
      timeout: 20_000,
      maxBuffer: 64 * 1024,
      env: { PATH: '/nonexistent', HOME: '/nonexistent', HELM_NO_PLUGINS: '1' },
    });
    return /\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

export function isAtLeast(version: string, floor: string): boolean {
  const [left, right] = [version, floor].map(text =>
    text.split('.').map(Number),
  );
  for (const [index, least] of right.entries()) {
    if (left[index] !== least) return left[index] > least;
  }
  return true;
}
