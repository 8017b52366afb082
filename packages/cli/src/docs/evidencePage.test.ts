import { evidencePage } from './evidencePage';

describe('evidencePage', () => {
  const page = evidencePage({
    id: 'example',
    title: { en: 'Example', zh: '示例' },
    schema: {
      type: 'object',
      properties: {
        files: {
          type: 'array',
          description: 'What was found.',
          items: { $ref: '#/definitions/file' },
        },
        main: {
          $ref: '#/definitions/file',
          description: 'The first of them',
        },
        labels: {
          type: 'object',
          description: 'By name',
          additionalProperties: { type: 'string' },
        },
      },
      definitions: {
        file: {
          type: 'object',
          properties: {
            size: { type: 'integer', description: 'Bytes | all' },
            kind: { enum: ['a', 'b'] },
            note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
            source: {
              type: 'object',
              description: 'Where',
              properties: {
                file: { type: 'string' },
                line: { type: 'integer' },
              },
            },
            parts: {
              type: 'array',
              items: {
                type: 'object',
                properties: { name: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  });

  it('has a section for each variable', () => {
    expect(page).toContain(
      '## `files`\n\nWhat was found. Type: list of object.\n',
    );
    expect(page).toContain('## `labels`\n\nBy name. Type: map of string.\n');
  });

  it('has a row for each field, with the way to it', () => {
    expect(page).toContain('| `files[].size` | int | Bytes \\| all |');
    expect(page).toContain('| `files[].kind` | `a`, `b` |  |');
    expect(page).toContain('| `files[].note` | string or null |  |');
    expect(page).toContain('| `files[].parts[].name` | string |  |');
  });

  it('spells out an object once', () => {
    expect(page).toContain(
      'The first of them. Type: object like `files[]`.\n\n## `labels`',
    );
    expect(page).not.toContain('main.size');
  });

  it('does not spell out what every source consists of', () => {
    expect(page).toContain('| `files[].source` | source | Where |');
    expect(page).not.toContain('files[].source.line');
  });
});
