// Writes src/manifests/schema/table/fieldTable.json, the fields of the kinds that the kubernetes-models packages know.
// `node scripts/write-schemas.mjs [--out FILE]`; run it after changing the version of one of these packages.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { neverAsked } from './schemas/beyond.mjs';
import { correct } from './schemas/corrections.mjs';
import { TypeBuilder } from './schemas/build.mjs';
import { PACKAGES, kindsOf, versionOf } from './schemas/kinds.mjs';
import { compact } from './schemas/table.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const option = process.argv.indexOf('--out');
const out =
  option > 0
    ? path.resolve(process.argv[option + 1])
    : path.join(here, '../src/manifests/schema/table/fieldTable.json');

const builder = new TypeBuilder();
const kinds = PACKAGES.flatMap(name => [...kindsOf(name)]).map(kind => ({
  ...kind,
  type: builder.kind(kind),
}));
if (neverAsked().length > 0) {
  throw new Error(`The models don't define ${neverAsked().join(', ')}`);
}
correct(
  builder.types(),
  (apiVersion, kind) =>
    kinds.find(each => each.apiVersion === apiVersion && each.kind === kind)
      .type,
);
const { lines, patterns, target } = compact(
  kinds.map(kind => kind.type),
  builder.types(),
);

const table = {
  madeFrom: Object.fromEntries(PACKAGES.map(name => [name, versionOf(name)])),
  builtIn: byApiVersion(kinds.filter(kind => kind.builtIn)),
  custom: byApiVersion(kinds.filter(kind => !kind.builtIn)),
  patterns,
  types: lines,
};
writeFileSync(out, `${JSON.stringify(table, null, 2)}\n`);

function byApiVersion(some) {
  const groups = {};
  for (const { apiVersion, kind, type } of some) {
    (groups[apiVersion] ??= []).push(`${kind}=${target(type)}`);
  }
  return Object.fromEntries(
    Object.keys(groups)
      .sort()
      .map(apiVersion => [apiVersion, groups[apiVersion].sort().join(' ')]),
  );
}
