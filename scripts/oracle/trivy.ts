import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One place where a rule of Trivy does not hold. */
export interface TrivyFailure {
  /** As the checklist's equivalents name it: KSV-0001, DS-0002. */
  rule: string;
  message: string;
  /** 0 where it doesn't say. */
  line: number;
}

interface Report {
  Results?: Array<{
    Target: string;
    Misconfigurations?: Array<{
      /** Absent from rules that are not of its catalogue. */
      AVDID?: string;
      Status: string;
      Message: string;
      CauseMetadata?: { StartLine?: number };
    }>;
  }>;
}

/** What Trivy said of the files of a directory. */
export interface TrivyVerdicts {
  /** By file. */
  failures: Map<string, TrivyFailure[]>;
  /** Files that it recognised. */
  judged: Set<string>;
  /** The rules that it has. */
  rules: Set<string>;
}

/** What Trivy finds below a directory. It asks nobody: its rules are those built into it. */
export async function judgeByTrivy(
  directory: string,
  { trivy, cache }: { trivy: string; cache: string },
): Promise<TrivyVerdicts> {
  const home = join(cache, 'trivy-home');
  const output = join(directory, '..', 'trivy.json');
  await mkdir(home, { recursive: true });
  await writeProbe(join(directory, 'probe'));
  await promisify(execFile)(
    trivy,
    [
      'config',
      '--quiet',
      '--skip-policy-update',
      '--include-non-failures',
      '--cache-dir',
      home,
      '--timeout',
      '30m',
      '--format',
      'json',
      '--output',
      output,
      directory,
    ],
    // No proxy and no configuration of the user's: what it says must not depend on the machine.
    { env: { HOME: home, PATH: process.env.PATH }, cwd: home },
  );
  const report: Report = JSON.parse(await readFile(output, 'utf8'));
  const failures = new Map<string, TrivyFailure[]>();
  const judged = new Set<string>();
  const rules = new Set<string>();
  for (const { Target, Misconfigurations = [] } of report.Results ?? []) {
    judged.add(Target);
    for (const found of Misconfigurations) {
      const rule = found.AVDID?.replace(/^AVD-/, '');
      if (!rule) continue;
      rules.add(rule);
      if (found.Status !== 'FAIL') continue;
      const failure = {
        rule,
        message: found.Message,
        line: found.CauseMetadata?.StartLine ?? 0,
      };
      failures.set(Target, [...(failures.get(Target) ?? []), failure]);
    }
  }
  return { failures, judged, rules };
}

/** It names only the rules for what it saw; so it always sees something of each kind. */
async function writeProbe(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'Dockerfile'), 'FROM scratch\n');
  await writeFile(
    join(directory, 'pod.yaml'),
    'apiVersion: v1\nkind: Pod\nmetadata: { name: probe }\nspec: {}\n',
  );
}
