import { demoWith, errorsOf } from '../__testUtils__/fixtures';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { compileChecklist } from './compile';
import { formatChecklistErrors } from './sourceFile';

describe('the encoding of a file', () => {
  it.each([
    ['Latin 1', Buffer.from('id: caf\u00e9\n', 'latin1'), 'x.yaml:1:8'],
    ['GBK', Buffer.from([0x23, 0x20, 0xd2, 0xd4, 0x0a]), 'x.yaml:1:3'],
  ])('%s is refused where it shows', (_, bytes, start) => {
    const text = bytes.toString('utf8');
    expect(errorsOf([{ path: 'x.yaml', text }])).toContain(
      `${start} this character is not UTF-8 | a file saved as UTF-8`,
    );
  });

  it('may be marked, and moves nothing', () => {
    expect(
      errorsOf([{ path: 'x.yaml', text: '\uFEFFidd: a\nversion: 1.0.0\n' }]),
    ).toContain(
      "x.yaml:1:1 unknown key 'idd' | 'id'? (one of id, version, title, params, phases, checks)",
    );
  });
});

describe('errors', () => {
  it('are written with their line and a caret', async () => {
    const files = await demoWith('first.yaml', [
      'expect: it.user.set',
      'expect: it.usr.set',
    ]);
    const { errors } = compileChecklist(files, { schemas: [repositorySchema] });
    expect(formatChecklistErrors(errors)).toBe(
      [
        "first.yaml:28:16: Dockerfile has no field 'usr'",
        "  expected 'user'? (one of path, stages, user, labels, source)",
        '  28 |     expect: it.usr.set && !it.user.root',
        '     |                ^',
      ].join('\n'),
    );
  });

  it('keep the caret below its place behind Chinese', () => {
    const text = 'version: 1.0.0 # 版本\n题目: 无\n';
    const { errors } = compileChecklist([{ path: 'x.yaml', text }], {
      schemas: [repositorySchema],
    });
    const { excerpt } = errors.find(({ message }) => message.includes('题目'))!;
    expect(excerpt).toBe('题目: 无\n^');
    const inside = `id: a\nversion: 1.0.0\ntitle: { zh: 题目, en: 5 }\nphases: []\n`;
    const { errors: others } = compileChecklist(
      [{ path: 'x.yaml', text: inside }],
      {
        schemas: [repositorySchema],
      },
    );
    expect(others[0].excerpt).toBe(
      'title: { zh: 题目, en: 5 }\n             \u3000\u3000      ^',
    );
  });

  it('show the part of a long line that matters', async () => {
    const filler = `size("${'x'.repeat(300)}") > 0 && `;
    const files = await demoWith('first.yaml', [
      'expect: it.user.set',
      `expect: ${filler}it.usr.set`,
    ]);
    const { errors } = compileChecklist(files, { schemas: [repositorySchema] });
    const [text, caret] = errors[0].excerpt!.split('\n');
    expect(text.length).toBeLessThanOrEqual(120);
    expect(text.slice(caret.indexOf('^'))).toMatch(/^usr\.set/);
  });
});
