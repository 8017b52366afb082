import { EvidenceSchema } from '@container-maturity/backstage-plugin-maturity-engine';
import { code, generated, table } from './markdown';
import { recordOf, SchemaReader } from './schemaReader';

/** Renders the published shape of a collector's evidence: every field, its type, its meaning. */
export function evidencePage({ id, title, schema }: EvidenceSchema): string {
  const reader = new SchemaReader(schema);
  const sections = Object.entries(recordOf(schema.properties)).flatMap(
    ([name, value]) => {
      const fields = reader.fields(name, value);
      const [own, ...below] = fields;
      return [
        `## ${code(name)}`,
        '',
        `${sentence(own.meaning)}Type: ${own.type}.`,
        '',
        ...(below.length > 0
          ? [
              ...table(
                ['Field', 'Type', 'Meaning'],
                below.map(field => [
                  code(field.path),
                  field.type,
                  field.meaning,
                ]),
              ),
              '',
            ]
          : []),
      ];
    },
  );
  return [
    generated,
    '',
    `# Evidence: ${title.en}`,
    '',
    `This is the document that the ${code(
      id,
    )} collector gives and that checks look at. ${code(
      'maturity evidence DIR',
    )} prints it for a directory. Its top-level fields are the variables of a check's expressions; how to write one is told in [Write a checklist](write-a-checklist.md).`,
    '',
    ...(hasIncomplete(schema)
      ? [
          `${code(
            'incomplete',
          )} names the top-level fields of which something could not be read, and why. A check that looks at one of them is then ${code(
            'unknown',
          )} or in ${code(
            'error',
          )} where it would have passed, or not have applied.`,
          '',
        ]
      : []),
    'Every field is always there: where there is nothing it is `""`, `0`, `false` or `[]`. Whole numbers are `int` in expressions.',
    '',
    ...table(
      ['Short name', 'Is'],
      [
        [
          'source',
          '`{ file, line }`: the path below the root of the repository, with forward slashes, and the line, from 1; `0` where the whole file is meant, and `""` where there is none',
        ],
        ['text', '`{ en, zh }`: a text in English and in Chinese'],
        ['list of …', 'in a path: `[]`'],
        ['map of …', 'in a path: `{}`, any key'],
        ['object like `x`', 'has the fields of `x`'],
      ],
    ),
    '',
    ...sections,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function hasIncomplete(schema: EvidenceSchema['schema']): boolean {
  return 'incomplete' in recordOf(schema.properties);
}

function sentence(text: string): string {
  return text ? `${text.replace(/\.$/, '')}. ` : '';
}
