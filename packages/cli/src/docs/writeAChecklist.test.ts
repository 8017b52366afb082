import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ChecklistFile,
  compileChecklist,
  formatChecklistErrors,
  parseYaml,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { repositoryEvidenceSchema } from '@container-maturity/backstage-plugin-maturity-repository';

const page = readFileSync(
  path.join(__dirname, '../../../../docs/write-a-checklist.md'),
  'utf8',
);

function blocks(language: string): string[] {
  const fences = page.matchAll(/```(\w+)\n([\s\S]*?)```/g);
  return [...fences].flatMap(([, own, text]) => (own === language ? text : []));
}

const head =
  'id: example\nversion: 1.0.0\nextends: container-adoption@1\nphases: []\n';

const files = (text: string): ChecklistFile[] =>
  /^(id|extends):/m.test(text)
    ? [{ path: 'example.yaml', text }]
    : [
        { path: 'checklist.yaml', text: head },
        { path: 'example.yaml', text },
      ];

/** A check whose whole rule is an expression of the page. */
const checkWith = (expression: string) => `${head}checks:
  - id: example
    phase: containerisation
    task: containerise
    title: { en: T, zh: T }
    rule: { en: R, zh: R }
    why: { en: W, zh: W }
    fix: { en: F, zh: F }
    severity: low
    required: false
    expect: ${JSON.stringify(expression)}
    message: { en: "'M'", zh: "'M'" }
`;

describe('docs/write-a-checklist.md', () => {
  let shipped: ChecklistFile[];

  beforeAll(async () => {
    shipped = await readChecklistFiles(shippedChecklist());
  });

  const lint = (text: string) => {
    const { errors, warnings } = compileChecklist(files(text), {
      schemas: [repositoryEvidenceSchema],
      base: id => (id === 'container-adoption' ? shipped : undefined),
    });
    return formatChecklistErrors([...errors, ...warnings]);
  };

  const yaml = blocks('yaml').map(text => {
    const [document] = parseYaml(text).documents;
    return { text, value: document?.value as Record<string, unknown> };
  });

  it('has examples of both kinds', () => {
    expect(yaml.filter(({ value }) => 'checks' in value)).toHaveLength(3);
    expect(blocks('cel')).toHaveLength(1);
  });

  it.each(yaml.filter(({ value }) => 'checks' in value))(
    'has an example that is sound: $text',
    ({ text }) => {
      expect(lint(text)).toBe('');
    },
  );

  it.each(blocks('cel').join('').trim().split('\n'))(
    'has an expression that is sound: %s',
    expression => {
      expect(lint(checkWith(expression))).toBe('');
    },
  );

  it('would notice an unsound one', () => {
    expect(lint(checkWith('dockerfiles.nonsense'))).not.toBe('');
  });
});
