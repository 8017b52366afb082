import { compiled, demoWith, errorsOf } from '../__testUtils__/fixtures';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { compileChecklist } from './compile';

describe('expressions', () => {
  it.each<[string, [string | RegExp, string], string]>([
    [
      'an unknown field',
      ['expect: it.user.set', 'expect: it.usr.set'],
      "first.yaml:28:16 Dockerfile has no field 'usr' | 'user'? (one of path, stages, user, labels, source)",
    ],
    [
      'an unknown field inside a macro',
      [
        'expect: it.user.set &&',
        'expect: it.stages.exists(s, s.img == "x") &&',
      ],
      "first.yaml:28:35 Stage has no field 'img' | one of name, image, source",
    ],
    [
      'an unknown variable',
      ['each: dockerfiles', 'each: dockerfile'],
      "first.yaml:25:11 unknown variable 'dockerfile' | 'dockerfiles'? (one of dockerfiles, pipeline, files, incomplete, params, entity, archetype, checklist, mesh, today)",
    ],
    [
      'a parent where there is none',
      ['expect: it.user.set &&', 'expect: parent.user.set &&'],
      "first.yaml:28:13 unknown variable 'parent' | one of dockerfiles, pipeline, files, incomplete, params, entity, archetype, checklist, mesh, today, it",
    ],
    [
      'a wrong type',
      ['expect: it.user.set &&', 'expect: it.user.name == 1 &&'],
      'first.yaml:28:13 no such overload: string == int',
    ],
    [
      'broken syntax, in quotes',
      ["'!it.user.known'", "'!it.user.known &&'"],
      'first.yaml:26:36 this is not CEL: unexpected token: EOF | a CEL expression',
    ],
    [
      'a rule that is not true or false',
      ['expect: it.user.set && !it.user.root', 'expect: it.user.name'],
      'first.yaml:28:13 this expression gives string | an expression that gives true or false',
    ],
    [
      'a message that is no text',
      [`"'The final stage runs as ' + it.user.name"`, '"it.source.line"'],
      'first.yaml:30:12 this expression gives int | an expression that gives a text; string(…) makes one',
    ],
    [
      'a reason that is no expression',
      [/unknownReason: .*/, 'unknownReason: { en: Not known, zh: "\'x\'" }'],
      "first.yaml:27:30 this is not CEL: unexpected character: 'n' | a CEL expression",
    ],
    [
      'findings that are no list',
      ['    message:', '    findings: it.user\n    message:'],
      'first.yaml:29:15 this expression gives User | an expression that gives a list',
    ],
    [
      'items that are no list',
      ['each: dockerfiles', 'each: pipeline'],
      'first.yaml:25:11 this expression gives Pipeline | an expression that gives a list',
    ],
    [
      'a source that is none',
      ['source: it.user.source', 'source: it.user'],
      'first.yaml:32:13 this expression gives User | an expression that gives a source (file and line, object, or url), or a list of them',
    ],
    [
      'a pattern that is none',
      ['expect: it.user.set &&', `expect: it.path.matches('[a-') &&`],
      'first.yaml:28:29 Invalid regular expression: /[a-/: Unterminated character class | a regular expression',
    ],
    [
      'a type where anything could come',
      ['expect: it.user.set && !it.user.root', 'expect: entity.spec.flag'],
      'first.yaml:28:13 this expression gives anything | an expression that gives true or false',
    ],
  ])('refuse %s, at its line and column', async (_, change, error) => {
    expect(errorsOf(await demoWith('first.yaml', change))).toEqual([error]);
  });

  it('point into folded text', async () => {
    const files = await demoWith('second.yaml', [
      'params.minCoverage',
      'params.minCovrage',
    ]);
    expect(errorsOf(files)).toEqual([
      "second.yaml:14:35 ChecklistParams has no field 'minCovrage' | 'minCoverage'? (one of registries, minCoverage, minJobs)",
    ]);
  });

  it('may look at the entity and the archetype', async () => {
    const checklist = compiled(
      await demoWith('first.yaml', [
        'expect: it.user.set &&',
        `expect: archetype != 'library' && 'a' in entity.metadata.annotations &&`,
      ]),
    );
    expect(checklist.checks[0].rule?.expect.type).toBe('bool');
  });

  it('of unknown collectors are parsed, and no more', async () => {
    const wanted = 'collector: registry';
    compiled(
      await demoWith('first.yaml', [
        wanted,
        `${wanted}\n    expect: image.anything > 1`,
      ]),
    );
    expect(
      errorsOf(
        await demoWith('first.yaml', [
          wanted,
          `${wanted}\n    expect: image.any >`,
        ]),
      ),
    ).toEqual([
      'first.yaml:45:24 this is not CEL: unexpected token: EOF | a CEL expression',
    ]);
  });

  it('warn of a pattern that hostile text can keep busy', async () => {
    const files = await demoWith('first.yaml', [
      'expect: it.user.set &&',
      `expect: it.path.matches('^(a+)+$') &&`,
    ]);
    const { checklist, warnings } = compileChecklist(files, {
      schemas: [repositorySchema],
    });
    expect(checklist).toBeDefined();
    expect(warnings).toMatchObject([
      {
        file: 'first.yaml',
        line: 28,
        column: 29,
        message: expect.stringContaining('repeats a repetition'),
      },
    ]);
  });
});
