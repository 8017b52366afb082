import { manifests, object } from '../orchestration/objects';
import { casesOf } from '../orchestration/tell';
import { CheckCase, Files } from '../types';

const crossplane = (group: string) =>
  manifests(object('Bucket', 'name: b', 'spec: {}\n', `s3.aws.${group}/v1`));

const compose = (name: string): Files => ({
  'compose.yaml': `services:\n  api: { build: . }\n  other: { image: '${name}' }\n`,
});
const spec = { type: 'service' };
const annotated = (annotations: Record<string, string>) => ({
  metadata: { annotations },
  spec,
});
const labelled = (labels: Record<string, string>) => ({
  metadata: { labels },
  spec,
});
const catalog = {
  'catalog-info.yaml':
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: x }\n',
};

/** What the other checks of the assessment say. */
export const assessmentCases: CheckCase[] = casesOf({
  'infrastructure-as-code': {
    pass: [
      { 'infra/main.tf': '' },
      { 'Pulumi.yaml': 'name: x\n' },
      crossplane('crossplane.io'),
      crossplane('upbound.io'),
      { files: {}, entity: { spec: { dependsOn: ['Resource:orders-db'] } } },
      { files: { 'infra/main.tf': '' }, entity: { spec: { dependsOn: [] } } },
    ],
    unknown: [
      {},
      manifests(object('Bucket', 'name: b', 'spec: {}\n', 'acme.io/v1')),
      { files: {}, entity: { spec: { dependsOn: ['component:web'] } } },
    ],
  },
  'data-classification': {
    pass: [
      {
        files: {},
        entity: annotated({
          'container-maturity.io/data-classification': 'internal',
        }),
      },
      { files: {}, entity: labelled({ 'data-classification': 'restricted' }) },
      {
        files: {},
        overlay: 'params: { dataClassificationKeys: [c], dataClasses: [c3] }\n',
        entity: labelled({ c: 'c3' }),
      },
    ],
    fail: [
      { files: catalog, entity: { spec }, at: ['kind: Component'] },
      { files: {}, entity: annotated({ 'data-classification': 'secret' }) },
      { files: {}, entity: labelled({ 'data-classification': 'secret' }) },
      { files: {}, entity: labelled({ other: 'internal' }) },
    ],
    unknown: [catalog],
  },
  'application-type': {
    pass: [
      { files: {}, entity: { spec: { type: 'service' } } },
      {
        files: {},
        entity: {
          metadata: {
            annotations: { 'container-maturity.io/archetype': 'worker' },
          },
        },
      },
    ],
    fail: [
      {
        files: catalog,
        entity: { spec: { owner: 'a' } },
        at: ['kind: Component'],
      },
      { files: {}, entity: { spec: { type: '' } } },
    ],
    unknown: [{}, catalog],
  },
  'dependencies-declared': {
    pass: [
      {
        files: compose('postgres:18'),
        entity: { spec: { dependsOn: ['resource:db'] } },
      },
      {
        files: compose('bitnami/redis:8'),
        entity: { spec: { consumesApis: ['orders'] } },
      },
    ],
    fail: [
      {
        files: compose('postgres:18'),
        entity: { spec },
        at: ['postgres:18'],
      },
      {
        files: compose('confluentinc/cp-kafka:8'),
        entity: { spec: { dependsOn: [] } },
      },
      {
        files: compose('postgres:18'),
        entity: { spec: { consumesApis: [] } },
      },
    ],
    unknown: [compose('postgres:18')],
    none: [
      {},
      compose('acme/postgres-exporter:1'),
      {
        'k8s/db.yaml': object(
          'Pod',
          'name: db',
          'spec: { containers: [{ name: db, image: "postgres:18" }] }\n',
        ),
      },
    ],
  },
});
