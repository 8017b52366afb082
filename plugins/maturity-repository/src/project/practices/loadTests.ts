import { z } from 'zod';
import { section } from '../../section';
import { filesOfKinds, filesThatSay, foundShape } from './files';

/** Files whose names alone say it. */
const named = [
  { name: 'jmeter', globs: ['**/*.jmx'] },
  { name: 'locust', globs: ['**/locustfile*.py'] },
  {
    name: 'artillery',
    globs: [
      '**/{artillery,*.artillery}.{yml,yaml}',
      '**/artillery/*.{yml,yaml}',
    ],
  },
  { name: 'gatling', globs: ['**/*Simulation.{scala,java,kt}'] },
] as const;

/** Scripts that may be about anything else. */
const scripts = {
  name: 'k6',
  globs: [
    '**/*k6*.{js,ts}',
    '**/*{load,stress,perf,performance,soak,smoke,bench}*.{js,ts}',
    '**/{k6,load,loadtest,loadtests,load-test,load-tests,perf,performance,stress}/**/*.{js,ts}',
  ],
} as const;

/** Load tests, of which a report on performance can be made again. */
export const loadTestsSection = section({
  name: 'loadTests',
  schema: z
    .array(
      foundShape(
        [...named.map(({ name }) => name), scripts.name],
        'The tool that runs it',
      ),
    )
    .describe('Load tests, by tool'),
  collect: async repository => [
    ...filesOfKinds(repository, named),
    ...(await filesThatSay(
      repository,
      scripts,
      /(?:from|require\()\s*['"]k6(?:\/|['"])/,
    )),
  ],
});
