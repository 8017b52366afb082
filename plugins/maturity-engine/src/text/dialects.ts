import {
  CORE_SCHEMA,
  NOT_RESOLVED,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  mapTag,
  mergeTag,
  type Schema,
} from 'js-yaml';

/**
 * `core` is YAML 1.2. `kubernetes` is what `kubectl` and Helm read: YAML 1.1 booleans (`yes`, `on` …, but not `y`)
 * and octal numbers with a leading zero.
 *
 * @public
 */
export type YamlDialect = 'core' | 'kubernetes';

const YES = new Set('true True TRUE yes Yes YES on On ON'.split(' '));
const NO = new Set('false False FALSE no No NO off Off OFF'.split(' '));

const kubernetesBool = defineScalarTag('tag:yaml.org,2002:bool', {
  implicit: true,
  implicitFirstChars: [...'tTfFyYnNoO'],
  resolve: source => {
    if (YES.has(source)) return true;
    return NO.has(source) ? false : NOT_RESOLVED;
  },
  identify: data => typeof data === 'boolean',
});

const KUBERNETES_INT =
  /^([-+]?)(?:0b([01]+)|0x([0-9a-fA-F]+)|0o?([0-7]+)|(0|[1-9][0-9]*))$/;

const kubernetesInt = defineScalarTag('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: [...'-+0123456789'],
  resolve: source => {
    const match = KUBERNETES_INT.exec(source.replaceAll('_', ''));
    if (!match) return NOT_RESOLVED;
    const [, sign, binary, hex, octal, decimal] = match;
    const value =
      (binary && parseInt(binary, 2)) ||
      (hex && parseInt(hex, 16)) ||
      (octal && parseInt(octal, 8)) ||
      Number(decimal ?? 0);
    if (!Number.isFinite(value)) return NOT_RESOLVED;
    return sign === '-' ? -value : value;
  },
  identify: Number.isInteger,
});

// Tools give tags meanings of their own (`!reference`, `!Ref`, `!vault`). What they stand for is not ours to know:
// the value below the tag is taken as it is written.
const foreignTags = ['!', 'tag:'].flatMap(prefix => [
  defineScalarTag(prefix, {
    matchByTagPrefix: true,
    resolve: source => source,
    identify: () => false,
  }),
  defineSequenceTag<unknown[]>(prefix, {
    matchByTagPrefix: true,
    create: () => [],
    addItem: (carrier, item) => {
      carrier.push(item);
    },
    identify: () => false,
  }),
  defineMappingTag<Record<string, unknown>>(prefix, {
    ...mapTag,
    matchByTagPrefix: true,
    identify: () => false,
  }),
]);

const core = CORE_SCHEMA.withTags(mergeTag, foreignTags);

/** How each dialect reads plain scalars. Merge keys (`<<`) are read in both, since everybody's tools do. */
export const dialects: Record<YamlDialect, Schema> = {
  core,
  kubernetes: core.withTags(kubernetesBool, kubernetesInt),
};
