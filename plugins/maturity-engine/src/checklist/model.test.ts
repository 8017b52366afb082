import { demoFiles, demoWith, errorsOf } from '../__testUtils__/fixtures';

describe('the head', () => {
  it.each<[string, Array<[string | RegExp, string]>, string[]]>([
    [
      'a version that YAML reads as a number',
      [['version: 1.2.0', 'version: 1.2']],
      [
        'checklist.yaml:2:10 version is 1.2 | a version of three numbers, such as 1.0.0',
      ],
    ],
    [
      'a version that is none',
      [['version: 1.2.0', 'version: v1']],
      [
        "checklist.yaml:2:10 version is 'v1' | a version of three numbers, such as 1.0.0",
      ],
    ],
    [
      'a parameter that would stand in for a constructor',
      [['minJobs: {', 'constructor: { type: int, default: 1 }\n  minJobs: {']],
      [
        "checklist.yaml:10:3 'constructor' is not a name | a name of letters, digits and underscores, such as allowedRegistries; constructor is not to be had",
      ],
    ],
    [
      'a parameter that would stand in for a prototype',
      [['minJobs: {', '__proto__: {}\n  minJobs: {']],
      [
        "checklist.yaml:10:3 '__proto__' is not a name | a name that begins with a letter",
      ],
    ],
    [
      'parameters in a list',
      [[/params:\n( {2}.*\n)+/, 'params: [a]\n']],
      [
        'checklist.yaml:4:9 params is a list | an object',
        "second.yaml:13:31 ChecklistParams has no field 'minJobs' | nothing here",
      ],
    ],
    [
      'orders that are not 1 to n',
      [['order: 2', 'order: 3']],
      ['checklist.yaml:13:12 order is 3 | the orders 1 to 2, each once'],
    ],
    [
      'an order that is taken',
      [['order: 2', 'order: 1']],
      ['checklist.yaml:13:12 order is 1 | the orders 1 to 2, each once'],
    ],
    [
      'a phase that is taken',
      [
        ['id: second', 'id: first'],
        [/$/, ''],
      ],
      expect.arrayContaining([
        "checklist.yaml:18:9 two phases are called 'first' | an id of its own",
      ]) as unknown as string[],
    ],
    [
      'a task that is taken',
      [['id: people', 'id: build']],
      expect.arrayContaining([
        "checklist.yaml:24:13 two tasks of the phase are called 'build' | an id of its own",
      ]) as unknown as string[],
    ],
    [
      'a parameter of an unknown type',
      [['type: double', 'type: float']],
      expect.arrayContaining([
        expect.stringMatching(
          /^checklist.yaml:9:24 type is 'float' \| one of string, int, double/,
        ),
      ]) as unknown as string[],
    ],
    [
      'a default of another type',
      [['default: 80', 'default: a lot']],
      ['checklist.yaml:9:41 default has a value of the wrong type | a number'],
    ],
    [
      'an item of another type',
      [['[ghcr.io]', '[ghcr.io, 1]']],
      [
        'checklist.yaml:7:14 default has a value of the wrong type (at [1]) | a string',
      ],
    ],
    [
      'a parameter without a default',
      [[', default: 80', '']],
      expect.arrayContaining([
        expect.stringContaining('checklist.yaml:9:16 default'),
      ]) as unknown as string[],
    ],
    [
      'a name that is none',
      [['minJobs:', 'min-jobs:']],
      expect.arrayContaining([
        "checklist.yaml:10:3 'min-jobs' is not a name | a name of letters, digits and underscores, such as allowedRegistries; constructor is not to be had",
      ]) as unknown as string[],
    ],
  ])('refuses %s', async (_, changes, errors) => {
    expect(errorsOf(await demoWith('checklist.yaml', ...changes))).toEqual(
      errors,
    );
  });

  it('must be there, once', async () => {
    const [head, ...checks] = await demoFiles();
    expect(errorsOf(checks)).toEqual([
      'first.yaml:1:1 no file here is the head of a checklist | one file with id, version and phases (or extends)',
    ]);
    expect(errorsOf([head, { ...head, path: 'z.yaml' }])).toEqual([
      'z.yaml:1:1 a second head of a checklist; the first is checklist.yaml | a file with nothing but phase and checks',
    ]);
    expect(errorsOf([])).toEqual([
      '.:1:1 there are no checklist files here | YAML files, one with id, version and phases',
    ]);
  });

  it('does not hide what is wrong in the checks', async () => {
    const files = await demoWith('checklist.yaml', [
      'version: 1.2.0',
      'version: x',
    ]);
    const broken = files.map(file => ({
      ...file,
      text: file.text.replace('expect: it.user.set', 'expect: it.usr.set'),
    }));
    expect(errorsOf(broken)).toEqual([
      expect.stringContaining('checklist.yaml:2:10 version'),
      expect.stringContaining("first.yaml:28:16 Dockerfile has no field 'usr'"),
    ]);
  });
});
