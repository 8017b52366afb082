import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../../shapes';

/** Items that are the same in several environments are one item. */
export const environmentsShape = z
  .array(z.string())
  .describe('The environments it is in, such as production');

export const unreadShape = z
  .array(localizedTextShape)
  .describe(
    'Why something that is deployed into the same environment and namespace could not be read; empty: all of it was. What is not found may be there',
  );

export const titleShape = z
  .string()
  .describe('Kind and name, such as Deployment/api');

export const apiVersionShape = z.string().describe('Such as apps/v1');

export const nameShape = z.string().describe('metadata.name');

export const namespaceNameShape = z
  .string()
  .describe('The namespace; empty where the repository does not say');

export const boolSettingShape = z
  .object({
    set: z.boolean().describe('It is written'),
    value: z
      .boolean()
      .describe("What holds: as written, else Kubernetes' default"),
    source: sourceShape,
  })
  .describe('A field that is true or false');

export const placeholderShape = z
  .boolean()
  .describe('Something else fills it in, as in ${NAME}: it is not known');

export const intSettingShape = z
  .object({
    set: z.boolean().describe('It is written, and is a whole number'),
    value: z
      .int()
      .describe("What holds: as written, else Kubernetes' default, else 0"),
    source: sourceShape,
  })
  .describe('A field that is a whole number');

export const textSettingShape = z
  .object({
    set: z.boolean().describe('It is written'),
    value: z
      .string()
      .describe("What holds: as written, else Kubernetes' default, else empty"),
    source: sourceShape,
  })
  .describe('A field that is a text');

export const pairShape = z.object({
  name: z.string().describe('Name of the label'),
  value: z.string().describe('Its value'),
});

/** Something that a rule lists as findings. */
export const remarkShape = z
  .object({
    message: localizedTextShape.describe('What is wrong'),
    source: sourceShape,
  })
  .describe('Something wrong, and where');

export type BoolSetting = z.output<typeof boolSettingShape>;
export type IntSetting = z.output<typeof intSettingShape>;
export type TextSetting = z.output<typeof textSettingShape>;
export type Pair = z.output<typeof pairShape>;
export type Remark = z.output<typeof remarkShape>;
