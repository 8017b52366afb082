import { z } from 'zod';

/** How tools name their rules; a check may name those that ask the same. */
const TOOLS = {
  hadolint: [/^(?:DL|SC)\d{4}$/, 'DL3002'],
  'kube-linter': [/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'run-as-non-root'],
  'kube-score': [/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'container-image-tag'],
  polaris: [/^[a-z][a-zA-Z0-9]*$/, 'runAsRootAllowed'],
  trivy: [/^(?:DS|KSV|KCV)-\d{4,5}$/, 'DS-0002'],
  checkov: [/^CKV2?_[A-Z0-9]+_\d+$/, 'CKV_K8S_23'],
  kyverno: [/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'require-run-as-nonroot'],
  kubescape: [/^C-\d{4}$/, 'C-0013'],
  scorecard: [/^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*$/, 'Pinned-Dependencies'],
  'istio-analyzer': [/^IST\d{4}$/, 'IST0101'],
  shellcheck: [/^SC\d{4}$/, 'SC2086'],
  pint: [/^[a-z]+\/[a-z_]+$/, 'alerts/template'],
} as const satisfies Record<string, readonly [RegExp, string]>;

type Tool = keyof typeof TOOLS;

/** The rules of other tools that ask the same, by tool; a shape of zod for each. */
export const equivalentTools = Object.fromEntries(
  Object.entries(TOOLS).map(([tool, [pattern, example]]) => {
    const expected = `the name of a rule of ${tool}, such as ${example}`;
    const rule = z
      .string({ error: expected })
      .regex(pattern, { error: expected });
    const rules = z
      .array(rule)
      .min(1, { error: expected })
      .refine(ids => new Set(ids).size === ids.length, {
        error: 'each rule once',
      });
    return [tool, rules.optional()];
  }),
) as Record<Tool, z.ZodOptional<z.ZodArray<z.ZodString>>>;
