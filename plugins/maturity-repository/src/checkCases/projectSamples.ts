/** Small repositories, by what is in them. */

export const workflow = (steps: string, on = 'pull_request', rest = '') => ({
  '.github/workflows/ci.yml': `on: ${on}\n${rest}jobs:\n  ci:\n    steps:\n${steps}`,
});
export const run = (script: string, on?: string, rest?: string) =>
  workflow(`      - run: ${script}\n`, on, rest);
export const uses = (name: string, inputs = '{}') =>
  workflow(`      - uses: ${name}\n        with: ${inputs}\n`);
export const external = {
  '.github/workflows/x.yml':
    'on: push\njobs:\n  x:\n    uses: acme/ci/.github/workflows/x.yml@v1\n',
};
export const jenkins = { Jenkinsfile: "node { sh 'go test ./...' }" };
export const pod = (volume: string) => ({
  'k8s/app.yaml': `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: ghcr.io/acme/app:1\n      volumes:\n        - name: ${volume}\n          emptyDir: {}\n`,
});
export const prometheus = (rest: string) => ({
  'prometheus.yml': `${rest}\nscrape_configs: [{ job_name: x, relabel_configs: [{ action: labelmap, regex: "__meta_kubernetes_pod_label_(app)" }] }]\n`,
});
export const complete =
  'global: { scrape_interval: 15s }\nrule_files: [x.yml]\nalerting: { alertmanagers: [{ static_configs: [] }] }';
export const rule = (labels: string) => ({
  'rules.yml': `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: x\n        labels: ${labels}\n        annotations: { summary: s }\n`,
});
export const registries = `params:\n  registries: [ghcr.io/acme/]\n`;

export const decisions = (text: string) => ({ 'maturity.yaml': text });
export const waiver = (check: string, until: string) =>
  `waivers:\n  - { check: ${check}, reason: r, by: x, until: ${until} }\n`;
