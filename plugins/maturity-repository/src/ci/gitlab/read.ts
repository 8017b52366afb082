import { plain } from '../../shell';
import { list, own, plainText, strings } from '../json';
import { Deed, Findings, ScanFacts, Tri } from '../model';
import { push } from '../recognise';
import { Pipeline } from '../schema';
import { readImages } from './images';
import { loadPipeline, mergedValue } from './load';
import { LoadedPipeline, Origin, Part } from './model';
import { jobRules, JobRules } from './rules';
import { readScripts } from './scripts';

const keywords = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
  'types',
]);
const MAX_DEPTH = 10;

/** GitLab shows what its scanner finds; which of it stops a merge is a policy of the project, outside the repository. */
const reported: ScanFacts = { target: 'image', report: true };

/** What GitLab's own templates do; those that only analyse code or choose when to run do nothing that is asked for. */
const templates: Array<[RegExp, Deed[]]> = [
  [
    /Auto-DevOps/,
    [
      { kind: 'build', tool: 'Auto DevOps', pushes: true },
      push('Auto DevOps', [], true),
      { kind: 'test', tool: 'Auto DevOps' },
      { kind: 'scan', tool: 'Auto DevOps', gates: 'unknown', scan: reported },
    ],
  ],
  [
    /Jobs\/Build|(^|\/)Docker\./,
    [
      { kind: 'build', tool: 'GitLab template', pushes: true },
      push('GitLab template', [], true),
    ],
  ],
  [
    /Container-Scanning/,
    [
      {
        kind: 'scan',
        tool: 'GitLab container scanning',
        gates: 'unknown',
        scan: reported,
      },
    ],
  ],
  [/Jobs\/Test\./, [{ kind: 'test', tool: 'GitLab template' }]],
  [
    /Code-Quality|SAST|Secret-Detection|Dependency-Scanning|License|DAST|Workflows\/|Pages\/|Terraform|Security\//,
    [],
  ],
];

/** Reads a GitLab pipeline with its local includes and child pipelines. */
export async function readGitlab(
  findings: Findings,
  file: string,
): Promise<Pipeline[]> {
  const pipelines: Pipeline[] = [];
  await pipeline(findings, file, undefined, new Set(), pipelines);
  return pipelines;
}

async function pipeline(
  findings: Findings,
  file: string,
  parent: JobRules | undefined,
  seen: Set<string>,
  pipelines: Pipeline[],
): Promise<void> {
  if (seen.has(file) || seen.size > 30) return;
  seen.add(file);
  const { repository } = findings;
  const loaded = await loadPipeline(repository, file);
  if (
    loaded.parts.size === 0 &&
    loaded.externals.length === 0 &&
    loaded.templates.length === 0
  )
    return;
  findings.externals.push(...loaded.externals);
  const workflow = loaded.parts.get('workflow');
  const when = workflow ? jobRules(repository, workflow.value) : undefined;
  const whole: Tri = lowest(
    when?.beforeMerge ?? 'yes',
    parent?.beforeMerge ?? 'yes',
  );
  fromTemplates(findings, loaded, whole);

  let merge: Tri = 'no';
  for (const [name, part] of loaded.parts) {
    if (keywords.has(name) || name.startsWith('.')) continue;
    const job = extended(loaded, part, new Set([name]));
    if (
      !['script', 'trigger', 'run', 'before_script'].some(
        key => key in job.value,
      )
    )
      continue;
    const rules = jobRules(repository, job.value);
    if (!rules.concernsEntity) continue;
    rules.beforeMerge = lowest(rules.beforeMerge, whole);
    rules.automatic &&= parent?.automatic ?? true;
    if (rules.beforeMerge === 'yes') merge = 'yes';
    if ('trigger' in job.value)
      await trigger(findings, job, rules, seen, pipelines);
    else {
      await readScripts(findings, loaded, name, job, rules);
      const { beforeMerge, automatic, mayFail } = rules;
      const context = { job: name, beforeMerge, automatic, mayFail };
      readImages(findings, loaded, job, context);
    }
  }
  pipelines.push({
    system: 'gitlab-ci',
    name: file,
    triggers: [],
    beforeMerge: merge,
    permissions: 'not-applicable',
    source: { file, line: 0 },
  });
}

function fromTemplates(
  findings: Findings,
  loaded: LoadedPipeline,
  beforeMerge: Tri,
) {
  for (const { name, file, line } of loaded.templates) {
    const deeds = templates.find(([pattern]) => pattern.test(name))?.[1];
    if (!deeds) {
      findings.externals.push({ name, file, line });
      continue;
    }
    for (const deed of deeds) {
      findings.activities.push({
        ...deed,
        context: {
          file,
          job: name,
          beforeMerge,
          automatic: true,
          mayFail: false,
          schedule: { scheduled: 'unknown', everyDays: 0 },
        },
        line,
        via: '',
        directories: undefined,
      });
    }
  }
}

async function trigger(
  findings: Findings,
  job: Part,
  rules: JobRules,
  seen: Set<string>,
  pipelines: Pipeline[],
) {
  const called = job.value.trigger;
  const at = lineOf(job, 'trigger');
  const includes = list(own(called, 'include'));
  if (includes.length === 0) {
    findings.externals.push({
      name: plainText(own(called, 'project')) ?? plainText(called) ?? 'trigger',
      ...at,
    });
  }
  for (const include of includes.slice(0, 20)) {
    const local = plainText(own(include, 'local')) ?? plainText(include);
    const path =
      local === undefined ? undefined : plain(local.replace(/^\/+/, ''));
    if (path && !path.includes('$'))
      await pipeline(findings, path, rules, seen, pipelines);
    else
      findings.externals.push({ name: local ?? 'generated pipeline', ...at });
  }
}

/** A job with what it extends put below it. */
function extended(
  loaded: LoadedPipeline,
  part: Part,
  trail: Set<string>,
): Part {
  const bases = strings(part.value.extends);
  if (bases.length === 0 || trail.size > MAX_DEPTH) return part;
  let value: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  const lay = (layer: Part) => {
    for (const [key, item] of Object.entries(layer.value)) {
      value = { ...value, [key]: mergedValue(value[key], item) };
      const origin = layer.origins.get(key);
      if (origin) origins.set(key, origin);
    }
  };
  for (const base of bases.slice(0, 20)) {
    const found = loaded.parts.get(base);
    if (found && !trail.has(base))
      lay(extended(loaded, found, new Set([...trail, base])));
  }
  lay(part);
  return { value, origins, origin: part.origin };
}

function lineOf(job: Part, key: string): { file: string; line: number } {
  const origin = job.origins.get(key) ?? job.origin;
  return {
    file: origin.document.file,
    line: origin.document.line(origin.path),
  };
}

function lowest(a: Tri, b: Tri): Tri {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}
