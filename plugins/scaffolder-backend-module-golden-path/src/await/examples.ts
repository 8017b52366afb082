import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait for what a step before has published.',
    example: stringify({
      steps: [
        {
          id: 'await',
          name: 'Wait for the catalog',
          action: 'goldenpath:catalog:await',
          input: { entityRef: '${{ steps.publish.output.entityRef }}' },
        },
      ],
    }),
  },
  {
    description: 'Wait five seconds at most.',
    example: stringify({
      steps: [
        {
          id: 'await',
          name: 'Wait for the catalog',
          action: 'goldenpath:catalog:await',
          input: {
            entityRef: 'component:default/order-history',
            timeoutSeconds: 5,
          },
        },
      ],
    }),
  },
];
