import { Command } from '../../shell';
import { cargo, dotnet, go, gradle, maven } from './tools/compiled';
import { bun, npm, pnpm, yarn } from './tools/javascript';
import { pip, pipenv, poetry, pythonModule, uv } from './tools/python';
import { bundle, composer } from './tools/scripted';
import { DependencyCall, Judge, RequirementsLookup } from './tools/types';

export type { DependencyCall, RequirementsLookup } from './tools/types';

const tools = new Map<string, { tool: string; judge: Judge }>([
  ['npm', { tool: 'npm', judge: npm }],
  ['yarn', { tool: 'yarn', judge: yarn }],
  ['pnpm', { tool: 'pnpm', judge: pnpm }],
  ['bun', { tool: 'bun', judge: bun }],
  ['pip', { tool: 'pip', judge: pip }],
  ['pip3', { tool: 'pip', judge: pip }],
  ['python', { tool: 'pip', judge: pythonModule }],
  ['python3', { tool: 'pip', judge: pythonModule }],
  ['uv', { tool: 'uv', judge: uv }],
  ['poetry', { tool: 'poetry', judge: poetry }],
  ['pipenv', { tool: 'pipenv', judge: pipenv }],
  ['go', { tool: 'go', judge: go }],
  ['cargo', { tool: 'cargo', judge: cargo }],
  ['bundle', { tool: 'bundler', judge: bundle }],
  ['composer', { tool: 'composer', judge: composer }],
  ['mvn', { tool: 'maven', judge: maven }],
  ['mvnw', { tool: 'maven', judge: maven }],
  ['gradle', { tool: 'gradle', judge: gradle }],
  ['gradlew', { tool: 'gradle', judge: gradle }],
  ['dotnet', { tool: 'dotnet', judge: dotnet }],
]);

/** What a command downloads, and how exactly; nothing where it downloads no libraries. */
export function dependencyCallOf(
  command: Command,
  lookup: RequirementsLookup,
  env: ReadonlyMap<string, string | undefined>,
): DependencyCall | undefined {
  const found = tools.get(command.name);
  if (!found) return undefined;
  const call = found.judge(command, lookup, env);
  return call ? { offline: false, ...call, tool: found.tool } : undefined;
}
