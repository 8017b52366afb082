import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { Copy } from './copies';
import { NotableCommand } from './notable';

export const withoutWorkdirShape = z.object({
  kind: z
    .enum(['copy', 'cd'])
    .describe(
      'A COPY or ADD with a relative target before any WORKDIR; a RUN that begins with cd',
    ),
  path: z.string().describe('The target, or where cd goes'),
  source: sourceShape,
});

export type WithoutWorkdir = z.output<typeof withoutWorkdirShape>;

const most = 100;

/** What a Dockerfile does that should rest on WORKDIR, copies first. */
export function withoutWorkdir(
  copies: readonly Copy[],
  commands: readonly NotableCommand[],
): WithoutWorkdir[] {
  const relative = copies.filter(copy => copy.relativeWithoutWorkdir);
  const moves = commands.filter(({ kind }) => kind === 'cd');
  return [
    ...relative.map(({ target, source }) => ({
      kind: 'copy' as const,
      path: target,
      source,
    })),
    ...moves.map(({ detail, source }) => ({
      kind: 'cd' as const,
      path: detail,
      source,
    })),
  ].slice(0, most);
}
