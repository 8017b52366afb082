// The kinds that the model packages know: apiVersion, kind, validator and declaration of each.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packageDirectory, resolveImport } from './modules.mjs';

/** Kubernetes' own kinds, and those of the operators whose objects services bring along. */
export const PACKAGES = [
  'kubernetes-models',
  '@kubernetes-models/argo-cd',
  '@kubernetes-models/argo-rollouts',
  '@kubernetes-models/cert-manager',
  '@kubernetes-models/external-secrets',
  '@kubernetes-models/flux-cd',
  '@kubernetes-models/gateway-api',
  '@kubernetes-models/istio',
  '@kubernetes-models/keda',
  '@kubernetes-models/prometheus-operator',
  '@kubernetes-models/sealed-secrets',
];

const MODEL =
  /import\{validate\}from"([^"]+)"|static\{this\.apiVersion="([^"]+)"\}|static\{this\.kind="([^"]+)"\}/g;

export function* kindsOf(packageName) {
  const root = packageDirectory(packageName);
  for (const file of filesBelow(root).sort()) {
    const model = readModel(file);
    const builtIn = packageName === 'kubernetes-models';
    if (model && isWanted(model, builtIn)) {
      yield { ...model, builtIn };
    }
  }
}

/**
 * Custom kinds whose models are far behind their product, or of whom no one could compare model and CRD: a schema that
 * refuses what the server takes does more harm than none.
 */
const NOT_TRUSTED = [
  /^generators\.external-secrets\.io\//,
  /^external-secrets\.io\/v1beta1 /,
  /^external-secrets\.io\/v1 (Cluster)?SecretStore$/,
  /^(awspca|policy|trust)\.cert-manager\.io\//,
  /^trust-manager\.io\//,
  /^install\.istio\.io\//,
  /toolkit\.fluxcd\.io\/v\d+beta[12] /,
  /^gateway\.networking\.k8s\.io\/v1alpha2 (GRPCRoute|ReferenceGrant)$/,
  / WithTriggers$/,
];

function isWanted({ apiVersion, kind }, builtIn) {
  if (kind.endsWith('List')) {
    // Unfolded before its objects are validated.
    return false;
  }
  return builtIn
    ? // What the models have of Kubernetes' beta versions was removed long ago: that alone is worth telling.
      /^(?:.*\/)?v\d+$/.test(apiVersion)
    : !NOT_TRUSTED.some(rule => rule.test(`${apiVersion} ${kind}`));
}

export function versionOf(packageName) {
  const manifest = path.join(packageDirectory(packageName), 'package.json');
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

function filesBelow(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) {
      return entry.name === '_schemas' || entry.name === 'node_modules'
        ? []
        : filesBelow(file);
    }
    return file.endsWith('.js') && entry.name !== 'index.js' ? [file] : [];
  });
}

function readModel(file) {
  const found = {};
  for (const [, schema, apiVersion, kind] of readFileSync(
    file,
    'utf8',
  ).matchAll(MODEL)) {
    if (schema) {
      found.schemaFile = resolveImport(schema, file);
    }
    found.apiVersion ??= apiVersion;
    found.kind ??= kind;
  }
  return found.kind && found.apiVersion && found.schemaFile
    ? { ...found, declarationFile: file.replace(/\.js$/, '.d.ts') }
    : undefined;
}
