import { filledIn } from '../../shell';
import { list, own, plainText } from '../json';
import { Findings, StepContext } from '../model';
import { LoadedPipeline, Part } from './model';
import { variablesOf } from './scripts';

/** Notes the images that a job and its services run in, which may be the one that an earlier job built. */
export function readImages(
  findings: Findings,
  loaded: LoadedPipeline,
  job: Part,
  context: Omit<StepContext, 'file'>,
): void {
  const variables = variablesOf(loaded, job);
  const named: Array<[string, unknown]> = [
    ['image', job.value.image],
    ...list(job.value.services)
      .slice(0, 20)
      .map((service): [string, unknown] => ['services', service]),
  ];
  for (const [key, value] of named) {
    const written = plainText(value) ?? plainText(own(value, 'name'));
    const { document, path } = job.origins.get(key) ?? job.origin;
    if (written === undefined) continue;
    const image = written.replace(/\$(\w+)/g, '${$1}').slice(0, 500);
    findings.activities.push({
      kind: 'run',
      tool: key === 'image' ? 'job image' : 'service',
      images: [filledIn(image, variables)],
      builtHere: true,
      context: { ...context, file: document.file },
      line: document.line(path),
      via: '',
      directories: undefined,
    });
  }
}
