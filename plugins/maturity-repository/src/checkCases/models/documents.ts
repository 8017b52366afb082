import { Files } from '../types';

/** The documents that every model has, and its entry in the catalog. */
export const documents: Files = {
  'README.md': `# API

${'Takes orders, keeps them, and tells the warehouse. '.repeat(6)}

## Testing

\`go test ./...\`

## Getting help

Ask in the channel of the shop team.
`,
  'CONTRIBUTING.md': '# Contributing\n\nSmall changes, each with a test.\n',
  'openapi.yaml': 'openapi: 3.1.0\ninfo: { title: API, version: 1.0.0 }\n',
  'mkdocs.yml': 'site_name: API\nnav: [{ Runbook: runbook.md }]\n',
  'docs/runbook.md': `# Runbook

## Deploy

Merge; Argo CD applies it.

## Roll back

Revert the merge.

## Troubleshooting

Look at the dashboard first.

## Backup and restore

Velero keeps thirty days. To restore: \`velero restore create --from-backup api\`.
`,
  'docs/architecture.md': '# Architecture\n\nA program and a database.\n',
  'docs/practices.md': '# Best practices\n\nNo deployments on Fridays.\n',
  'docs/adr/0001-go.md': '# Write it in Go\n\nThe team knows it.\n',
  'load/orders.js': "import http from 'k6/http';\n",
  'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: x
  annotations:
    backstage.io/techdocs-ref: dir:.
spec: { type: service, lifecycle: production, owner: shop }
`,
};

/** The entity as the catalog has it. */
export const entity = {
  metadata: {
    name: 'x',
    annotations: {
      'backstage.io/techdocs-ref': 'dir:.',
      'container-maturity.io/data-classification': 'internal',
    },
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'shop',
    dependsOn: ['resource:orders-db'],
    providesApis: ['orders'],
  },
};
