import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { DockerfileModel, rootBaseOf, StageModel } from '../model';
import { familyOf } from './bases';

export const goBuildShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    cgoDisabled: z.boolean().describe('CGO_ENABLED=0 is in force'),
    needsStatic: z
      .boolean()
      .describe('The final base has no glibc, which a binary with cgo wants'),
    obsoleteFlags: z
      .array(z.string())
      .describe('Flags without use since Go 1.10: -a, -installsuffix'),
    trimpath: z.boolean().describe('-trimpath is given'),
    stripped: z.boolean().describe('-ldflags with -s or -w'),
    source: sourceShape,
  })
  .describe('One go build');

export type GoBuild = z.output<typeof goBuildShape>;

/** Every `go build` and `go install` of the own program in a stage. */
export function goBuildsOf(
  model: DockerfileModel,
  stage: StageModel,
  dockerfile: string,
  final: StageModel,
): GoBuild[] {
  const base = rootBaseOf(model, final);
  const family = familyOf(base, base.scratch);
  const isBaseDistroless = /^distroless\/base/.test(base.repository);
  return stage.runs.flatMap(run =>
    run.commands
      .filter(({ name, args }) => name === 'go' && args.includes('build'))
      .map(({ args, assignments, line }) => {
        const exported = run.commands.some(
          other =>
            (other.name === 'export' && other.args.includes('CGO_ENABLED=0')) ||
            (other.name === 'go' &&
              other.args[0] === 'env' &&
              other.args.includes('CGO_ENABLED=0')) ||
            (other.name === '' && other.assignments.get('CGO_ENABLED') === '0'),
        );
        const cgo =
          assignments.get('CGO_ENABLED') ?? stage.values.get('CGO_ENABLED');
        return {
          dockerfile,
          stage: stage.name,
          cgoDisabled: cgo === '0' || exported || isStaticLink(args),
          needsStatic:
            stage !== final &&
            (base.scratch ||
              family === 'alpine' ||
              (family === 'empty' && !isBaseDistroless)) &&
            // Both on Alpine: the binary finds the same libc.
            !(
              family === 'alpine' &&
              familyOf(rootBaseOf(model, stage), false) === 'alpine'
            ),
          obsoleteFlags: [
            ...(args.includes('-a') ? ['-a'] : []),
            ...(args.some(arg => arg.startsWith('-installsuffix'))
              ? ['-installsuffix']
              : []),
          ],
          trimpath:
            args.includes('-trimpath') ||
            (stage.values.get('GOFLAGS') ?? '').includes('-trimpath'),
          stripped: args.some(
            (arg, at) =>
              /(^|[\s=])-[sw]([\s]|$)/.test(arg) &&
              (arg.startsWith('-ldflags') || args[at - 1] === '-ldflags'),
          ),
          source: { file: dockerfile, line },
        };
      }),
  );
}

function isStaticLink(args: string[]): boolean {
  return args.some(
    arg => arg.includes('-extldflags') && arg.includes('-static'),
  );
}
