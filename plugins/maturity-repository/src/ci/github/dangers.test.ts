import { ciOf } from '../testing';

const at = '.github/workflows/x.yml';
const dangers = async (on: string, step: string, job = '') =>
  (
    await ciOf({
      [at]: `on: ${on}\njobs:\n  j:\n${job}    steps:\n${step}`,
    })
  ).dangers;
const checkout =
  '      - uses: actions/checkout@v5\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n';

describe('dangerous workflows', () => {
  it('finds a checkout of a stranger’s code with our rights', async () => {
    expect(await dangers('pull_request_target', checkout)).toEqual([
      {
        kind: 'untrusted-checkout',
        detail: 'github.event.pull_request.head.sha',
        privileged: true,
        guarded: false,
        source: { file: at, line: 5 },
      },
    ]);
    expect(
      await dangers(
        'issue_comment',
        '      - run: |\n          gh pr checkout 1\n',
      ),
    ).toMatchObject([{ kind: 'untrusted-checkout', source: { line: 6 } }]);
  });

  it('has nothing against it on pull_request, or without the head', async () => {
    expect(await dangers('pull_request', checkout)).toEqual([]);
    expect(
      await dangers(
        'pull_request_target',
        '      - uses: actions/checkout@v5\n',
      ),
    ).toEqual([]);
  });

  it.each([
    ["    if: contains(github.event.pull_request.labels.*.name, 'safe')\n"],
    ['    environment: review\n'],
    ["    if: github.event.pull_request.user.login == 'renovate[bot]'\n"],
    [
      '    if: github.event.pull_request.head.repo.full_name == github.repository\n',
    ],
  ])('takes a decision of a person as a guard: %s', async job => {
    expect(await dangers('pull_request_target', checkout, job)).toMatchObject([
      { guarded: true },
    ]);
  });

  it('takes no guard in leaving out one author', async () => {
    expect(
      await dangers(
        'pull_request_target',
        checkout,
        "    if: github.event.pull_request.user.login != 'renovate[bot]'\n",
      ),
    ).toMatchObject([{ guarded: false }]);
  });

  it('finds text from outside in a script, line by line', async () => {
    const step =
      '      - run: |\n          echo start\n          echo "${{ github.event.issue.title }}"\n';
    expect(await dangers('issues', step)).toMatchObject([
      {
        kind: 'script-injection',
        detail: 'github.event.issue.title',
        privileged: true,
        source: { line: 7 },
      },
    ]);
    const branch = '      - run: git diff origin/${{ github.head_ref }}\n';
    expect(await dangers('pull_request', branch)).toMatchObject([
      { privileged: false },
    ]);
    expect(await dangers('pull_request_target', branch)).toMatchObject([
      { privileged: true },
    ]);
  });

  it('has nothing against numbers, environment variables and comparisons', async () => {
    expect(
      await dangers(
        'issues',
        "      - run: echo ${{ github.event.issue.number }} ${{ github.event.issue.title == 'x' }}\n        env: { TITLE: '${{ github.event.issue.title }}' }\n",
      ),
    ).toEqual([]);
  });
});
