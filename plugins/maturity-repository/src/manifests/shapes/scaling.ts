import { z } from 'zod';
import { sourceShape } from '../../shapes';
import {
  boolSettingShape,
  environmentsShape,
  intSettingShape,
  placeholderShape,
  namespaceNameShape,
  textSettingShape,
  titleShape,
  unreadShape,
  apiVersionShape,
  nameShape,
} from './common';

const metricShape = z
  .object({
    type: z
      .string()
      .describe(
        'Resource, ContainerResource, Pods, Object, External; for a ScaledObject the type of the trigger',
      ),
    name: z.string().describe('Such as cpu; empty where it has none'),
    utilization: z
      .boolean()
      .describe('A percentage of the request: every container needs one'),
    target: z.int().describe('The percentage; 0 where it is none'),
    containersWithoutRequest: z
      .array(z.string())
      .describe('Containers of the target without the request it needs'),
    source: sourceShape,
  })
  .describe('What it scales by');

export const autoscalerShape = z
  .object({
    apiVersion: apiVersionShape,
    kind: z.string().describe('HorizontalPodAutoscaler or ScaledObject'),
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    target: titleShape.describe('What it scales, such as Deployment/api'),
    targetFound: z
      .boolean()
      .describe('The target is among the objects that are deployed together'),
    targetPlaceholder: placeholderShape.describe(
      'Something else fills in the kind or the name of the target, as in ${NAME}: it is not known',
    ),
    targetScalable: z
      .boolean()
      .describe('The target has replicas to scale; true where it is not found'),
    targetSetsReplicas: z
      .boolean()
      .describe(
        'The target has spec.replicas, which undoes scaling at every deployment',
      ),
    targetSource: sourceShape.describe(
      "The target's replicas, else its reference",
    ),
    min: intSettingShape.describe('1 by default; 0 for a ScaledObject'),
    max: intSettingShape.describe('100 by default for a ScaledObject'),
    boundsPlaceholder: placeholderShape.describe(
      'Something else fills in its minimum or maximum, as in ${MAX}: it is not known',
    ),
    metrics: z.array(metricShape).describe('What it scales by'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A HorizontalPodAutoscaler, or ScaledObject of KEDA');

export const verticalAutoscalerShape = z
  .object({
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    target: titleShape,
    targetFound: z
      .boolean()
      .describe('The target is among the objects that are deployed together'),
    mode: textSettingShape.describe('updateMode; Recreate by default'),
    alsoHorizontal: z
      .boolean()
      .describe('A HorizontalPodAutoscaler scales the same by CPU or memory'),
    bounded: z
      .boolean()
      .describe('A container policy has minAllowed and maxAllowed'),
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A VerticalPodAutoscaler');

export const disruptionBudgetShape = z
  .object({
    apiVersion: apiVersionShape,
    name: nameShape,
    title: titleShape,
    namespace: namespaceNameShape,
    workloads: z
      .array(titleShape)
      .describe('The workloads whose pods it selects'),
    minAvailable: z.string().describe('Empty where it is not written'),
    maxUnavailable: z.string().describe('Empty where it is not written'),
    disruptions: z
      .int()
      .describe(
        'Pods that may be gone at once, by the least number of replicas; 0 where it selects none',
      ),
    allowsDisruption: z
      .boolean()
      .describe('It allows at least one, or selects nothing'),
    alwaysAllow: boolSettingShape.describe(
      'unhealthyPodEvictionPolicy is AlwaysAllow',
    ),
    boundSource: sourceShape.describe('minAvailable or maxUnavailable'),
    unread: unreadShape,
    environments: environmentsShape,
    source: sourceShape,
  })
  .describe('A PodDisruptionBudget');

export type AutoscalerEvidence = z.output<typeof autoscalerShape>;
export type VerticalAutoscalerEvidence = z.output<
  typeof verticalAutoscalerShape
>;
export type DisruptionBudgetEvidence = z.output<typeof disruptionBudgetShape>;
