import { z } from 'zod';
import { section } from '../../section';
import { FileKind, filesOfKinds, foundShape } from './files';

const kinds = [
  {
    name: 'terraform',
    globs: ['**/*.{tf,tofu}', '**/*.tf.json', '**/terragrunt.hcl'],
  },
  { name: 'pulumi', globs: ['**/Pulumi.{yml,yaml}'] },
  {
    name: 'ansible',
    globs: [
      '**/ansible.cfg',
      '**/{playbook,playbooks,site}.{yml,yaml}',
      '**/roles/*/tasks/main.{yml,yaml}',
    ],
  },
  { name: 'cdk', globs: ['**/cdk.json', '**/cdktf.json'] },
  { name: 'bicep', globs: ['**/*.bicep'] },
  {
    name: 'cloudformation',
    globs: ['**/*.cfn.{yml,yaml}', '**/samconfig.toml'],
  },
] as const satisfies FileKind[];

/** Where the code of the infrastructure lies, as CODEOWNERS may name it. */
export const infrastructureGlobs = kinds.flatMap(({ globs }) => [...globs]);

/** Infrastructure that the repository has as code. */
export const infrastructureSection = section({
  name: 'infrastructure',
  schema: z
    .array(
      foundShape(
        kinds.map(({ name }) => name),
        'The tool that makes it; terraform also for OpenTofu and Terragrunt',
      ),
    )
    .describe('Infrastructure as code, by tool'),
  collect: async repository => filesOfKinds(repository, kinds),
});
