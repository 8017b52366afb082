import { z } from 'zod';
import { readAhead, RepositoryFiles } from '../../files';
import { section } from '../../section';
import { sourceShape } from '../../shapes';
import { turn } from '../../turn';
import { keyBlocksOf } from './keyBlocks';

const keyShape = z
  .object({
    type: z
      .string()
      .describe(
        'Such as RSA, EC, OPENSSH, PGP or SIGSTORE; empty where the key does not say',
      ),
    encrypted: z
      .enum(['yes', 'no', 'unknown'])
      .describe(
        'Whether it can only be used with a passphrase; unknown of PGP keys',
      ),
    forTests: z
      .boolean()
      .describe(
        'Its path says that it is for tests, development or a demonstration',
      ),
    source: sourceShape,
  })
  .describe('A private key. What it consists of is not in the evidence');

/** Names under which keys lie; others aren't opened for this. */
const names = [
  '**/*.{key,pem,ppk,p8,pk8,asc,priv,pkey,rsa,dsa,ed25519}',
  '**/*{.key,_key,-key,.pem,privkey,private}.{txt,bak,old,orig}',
  '**/{id_rsa,id_dsa,id_ecdsa,id_ed25519,identity}',
  '**/*_{rsa,dsa,ecdsa,ed25519}',
  '**/{.env,*.env,.env.*,env.*}',
  '**/*{credential,service-account,service_account,serviceaccount,secret,key,kubeconfig}*.{json,txt,conf,cfg,ini,properties}',
  '**/{deploy,private,server,client,signing}{-,_,}key',
];
const tests =
  /(?:^|[/._-])(?:tests?|test-?data|testing|fixtures?|e2e|spec|specs|mocks?|fake|dummy|demo|dev|devel|development|local|localhost|sandbox|snakeoil|sample|samples|example|examples|docs?|hack|kind|minikube|insecure|selfsigned|self-signed|benchmarks?|integration|vagrant)(?:$|[/._-])/i;
const MAX_FILES = 500;
const MAX_LISTED = 200;

/** Private keys that lie in the repository. */
export const privateKeysSection = section({
  name: 'privateKeys',
  schema: z
    .array(keyShape)
    .describe(
      'Private keys in files that are called as keys and credentials are',
    ),
  collect: privateKeys,
});

async function privateKeys(
  repository: RepositoryFiles,
): Promise<Array<z.output<typeof keyShape>>> {
  const files = repository
    .find(names, { scope: 'any', ignoreCase: true })
    .slice(0, MAX_FILES);
  await readAhead(
    repository,
    files.map(({ path }) => path),
  );
  const found: Array<z.output<typeof keyShape>> = [];
  for (const { path, local } of files) {
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    for (const { line, ...key } of keyBlocksOf(content.text)) {
      const forTests = tests.test(local);
      found.push({ ...key, forTests, source: { file: path, line } });
    }
    await turn();
  }
  return found.slice(0, MAX_LISTED);
}
