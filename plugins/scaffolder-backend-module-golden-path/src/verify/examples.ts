import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Refuse to publish what does not reach level 1.',
    example: stringify({
      steps: [
        {
          id: 'verify',
          name: 'Check it against the checklist',
          action: 'goldenpath:verify',
          input: { minimumLevel: 1 },
        },
      ],
    }),
  },
  {
    description: 'Only report, for one directory.',
    example: stringify({
      steps: [
        {
          id: 'verify',
          name: 'Check it against the checklist',
          action: 'goldenpath:verify',
          input: { path: './service' },
        },
      ],
    }),
  },
];
