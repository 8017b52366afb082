import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'The least: everything else is filled.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan',
          action: 'goldenpath:plan',
          input: {
            name: 'order-history',
            owner: 'group:default/checkout-team',
            organisation: 'heronway',
          },
        },
      ],
    }),
  },
  {
    description:
      'A service of the first tier behind the public gateway, with its image in a registry of its own.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan',
          action: 'goldenpath:plan',
          input: {
            name: 'checkout-api',
            title: 'Checkout API',
            description: 'Takes a basket and makes an order of it',
            language: 'node',
            owner: 'group:default/checkout-team',
            system: 'system:default/checkout',
            lifecycle: 'production',
            tier: '1',
            exposure: 'public',
            organisation: 'heronway',
            registry: 'registry.example.com/shop',
          },
        },
      ],
    }),
  },
];
