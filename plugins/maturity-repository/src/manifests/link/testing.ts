import { z } from 'zod';
import { ManifestSet } from '../sets';
import { manifestSections } from '../sections';
import { setsOf } from '../testing';
import { LinkedEvidence, linkSets } from './linkSets';
import { mergeEvidence } from './merge';
import { Texts } from './texts';

/** What the linker makes of these manifests; fails where it isn't of the published shape, field by field. */
export async function linkedOf(
  files: string | Record<string, string>,
  more: Partial<ManifestSet> = {},
  texts?: Texts,
): Promise<LinkedEvidence> {
  const sets = setsOf(
    typeof files === 'string' ? { 'k8s/app.yaml': files } : files,
    more,
  );
  const linked = await linkSets(sets.map(set => ({ set, texts })));
  const evidence = mergeEvidence(linked);
  expect(shaped(evidence)).toEqual(evidence);
  return evidence;
}

/** The evidence as its shapes let it through: equal to it where no field is missing and none is there besides. */
export function shaped(evidence: LinkedEvidence): LinkedEvidence {
  return Object.fromEntries(
    manifestSections
      .filter(({ name }) => name in evidence)
      .map(({ name, schema }) => [
        name,
        (schema as z.ZodType).parse(evidence[name as keyof LinkedEvidence]),
      ]),
  ) as LinkedEvidence;
}

/** A Deployment with these labels on its pods, one document; `more` goes into its pods, `spec` into itself. */
export function deployment(
  name: string,
  labels: string,
  more: { pod?: string; spec?: string; container?: string; kind?: string } = {},
): string {
  return [
    'apiVersion: apps/v1',
    `kind: ${more.kind ?? 'Deployment'}`,
    `metadata: {name: ${name}}`,
    'spec:',
    ...(more.spec ? [`  ${more.spec}`] : []),
    `  selector: {matchLabels: ${labels}}`,
    '  template:',
    `    metadata: {labels: ${labels}}`,
    '    spec:',
    ...(more.pod ? [`      ${more.pod}`] : []),
    '      containers:',
    '      - name: main',
    '        image: app:1',
    ...(more.container ? [`        ${more.container}`] : []),
    '',
  ].join('\n');
}

/** Documents of one file. */
export function documents(...texts: string[]): string {
  return texts.map(text => `${text.trimEnd()}\n`).join('---\n');
}
