import { z } from 'zod';
import { section } from '../../section';
import { FileKind, filesOfKinds, filesThatSay, foundShape } from './files';

const kinds = [
  {
    name: 'openapi',
    globs: [
      '**/{openapi,swagger}*.{yml,yaml,json}',
      '**/*.{openapi,swagger}.{yml,yaml,json}',
      '**/{openapi,swagger}/*.{yml,yaml,json}',
    ],
  },
  {
    name: 'asyncapi',
    globs: ['**/asyncapi*.{yml,yaml,json}', '**/*.asyncapi.{yml,yaml,json}'],
  },
  { name: 'protobuf', globs: ['**/*.proto'] },
  { name: 'graphql', globs: ['**/*.graphqls', '**/schema*.{graphql,gql}'] },
  { name: 'wsdl', globs: ['**/*.wsdl'] },
] as const satisfies FileKind[];

/** Settings of a generator or a linter are called like what they are about. */
const defines: Record<string, RegExp> = {
  openapi: /^\s*["']?(openapi|swagger)["']?\s*:/m,
  asyncapi: /^\s*["']?asyncapi["']?\s*:/m,
};

/** Definitions of the interfaces that the entity offers. */
export const apiDefinitionsSection = section({
  name: 'apiDefinitions',
  schema: z
    .array(
      foundShape(
        kinds.map(({ name }) => name),
        'The language it is written in',
      ),
    )
    .describe('Files that define an interface for other programs, by language'),
  collect: async repository => {
    const found = kinds.map(kind =>
      defines[kind.name]
        ? filesThatSay(repository, kind, defines[kind.name])
        : filesOfKinds(repository, [kind]),
    );
    return (await Promise.all(found)).flat();
  },
});
