import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Publish the whole workspace.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish',
          action: 'goldenpath:publish:local',
          input: { name: 'order-history' },
        },
      ],
    }),
  },
  {
    description: 'Publish one directory of it.',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish',
          action: 'goldenpath:publish:local',
          input: { name: 'order-history', sourcePath: './service' },
        },
      ],
    }),
  },
];
