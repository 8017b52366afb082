import { z } from 'zod/v3';
import { serviceNamePattern } from './names';
import { languageIds } from './languages';

/**
 * The input of `goldenpath:plan`. The scaffolder checks it as JSON Schema, which knows no defaults: the handler parses
 * it again with this same object.
 */
export const planInput = z.object({
  name: z
    .string()
    .describe(
      `Name of the service, its image, chart and entity: ${serviceNamePattern}`,
    ),
  title: z
    .string()
    .optional()
    .describe('As people read it. Default: made from the name.'),
  description: z
    .string()
    .optional()
    .describe('What the service does, in one line.'),
  language: z
    .enum(languageIds)
    .default('node')
    .describe('Programming language.'),
  owner: z.string().describe('Entity reference of the owning group or user.'),
  system: z
    .string()
    .optional()
    .describe('Entity reference of the system it belongs to.'),
  lifecycle: z
    .enum(['experimental', 'production'])
    .default('experimental')
    .describe('Lifecycle in the catalog.'),
  tier: z
    .enum(['1', '2', '3'])
    .default('3')
    .describe(
      'How much depends on it, 1 being the most: decides replicas and the objective of availability.',
    ),
  exposure: z
    .enum(['none', 'internal', 'public'])
    .default('none')
    .describe('Who reaches it through a gateway.'),
  organisation: z
    .string()
    .describe('GitHub organisation or user its repository belongs to.'),
  registry: z
    .string()
    .optional()
    .describe(
      'Registry and path of the image. Default: ghcr.io with the organisation.',
    ),
  license: z
    .string()
    .default('LicenseRef-Proprietary')
    .describe('SPDX expression of its license, for the label of the image.'),
  template: z
    .string()
    .optional()
    .describe('Entity reference of the template that plans.'),
});

const environment = z.object({ name: z.string(), namespace: z.string() });

/** Every value the skeletons use. Nothing is optional: what is missing would be rendered as nothing, silently. */
export const planValues = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.enum(languageIds),
  toolchain: z.object({
    name: z.string(),
    version: z.string(),
    install: z.string(),
    lint: z.string(),
    test: z.string(),
    run: z.string(),
    ecosystem: z.string(),
  }),
  template: z.string(),
  license: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  codeOwner: z.string(),
  system: z.string(),
  lifecycle: z.string(),
  tier: z.string(),
  organisation: z.string(),
  repositorySlug: z.string(),
  repositoryUrl: z.string(),
  registryHost: z.string(),
  image: z.string(),
  environments: z.array(environment),
  replicas: z.object({ min: z.number(), max: z.number() }),
  availability: z.number(),
  routeEnabled: z.boolean(),
  routeParents: z.array(z.object({ name: z.string(), namespace: z.string() })),
  ingressNamespaces: z.array(z.string()),
});

export const planOutput = z.object({
  values: planValues.describe('Every value the skeletons use, none missing.'),
  entityRef: z.string().describe('The component that will exist.'),
  files: z.array(z.string()).describe('Files that will be written, sorted.'),
  warnings: z.array(z.string()).describe('What a person should look at.'),
});

export type PlanInput = z.infer<typeof planInput>;
export type PlanValues = z.infer<typeof planValues>;
export type Plan = z.infer<typeof planOutput>;
