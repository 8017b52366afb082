import { CheckCase, Files } from '../types';
import { casesOf } from '../orchestration/tell';
import { service } from './applications';

const hpa = (cpu: number, memory: number): Files => ({
  'k8s/hpa.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }
  minReplicas: 3
  maxReplicas: 10
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: ${cpu} } # cpu
    - type: Resource
      resource:
        name: memory
        target: { type: Utilization, averageUtilization: ${memory} } # memory
`,
});
const average: Files = {
  'k8s/hpa.yaml': hpa(1, 1)['k8s/hpa.yaml'].replaceAll(
    '{ type: Utilization, averageUtilization: 1 }',
    '{ type: AverageValue, averageValue: 500 }',
  ),
};
/** A metric called as the CPU is that is a number of its own. */
const own: Files = {
  'k8s/hpa.yaml': `${hpa(60, 60)['k8s/hpa.yaml']}    - type: ContainerResource
      containerResource:
        name: ephemeral-storage
        container: shop
        target: { type: Utilization, averageUtilization: 95 }
`,
};

/** A metric of neither. */
const other: Files = {
  'k8s/hpa.yaml': own['k8s/hpa.yaml'].replace(
    / {2}metrics:[\s\S]*? {4}- type: Container/,
    '  metrics:\n    - type: Container',
  ),
};

/** What the checks of capacity and cost say. */
export const resourceCases: CheckCase[] = casesOf({
  'autoscaler-policy': {
    none: [service, average, other],
    pass: [
      hpa(70, 80),
      hpa(50, 60),
      own,
      {
        files: hpa(85, 90),
        overlay: 'params: { cpuTarget: 85, memoryTarget: 90 }\n',
      },
    ],
    fail: [
      { files: hpa(80, 80), at: ['# cpu'] },
      { files: hpa(70, 85), at: ['# memory'] },
    ],
  },
});
