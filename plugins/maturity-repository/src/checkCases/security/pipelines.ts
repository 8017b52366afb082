import { Files } from '../types';

const at = '.github/workflows/ci.yml';

const build = 'run: docker build -t acme/web:1 . && docker push acme/web:1';

/** A workflow with these steps, each a line of YAML after the dash; then it builds the image. */
export function workflow(...steps: string[]): Files {
  return workflowOn('push', ...steps);
}

/** The same, started by something else. */
export function workflowOn(trigger: string, ...steps: string[]): Files {
  return workflowWithout(trigger, ...steps, build);
}

/** A workflow with these steps alone. */
export function workflowWithout(trigger: string, ...steps: string[]): Files {
  const lines = steps.map(step => `      - ${step}\n`).join('');
  return {
    [at]: `on: ${trigger}\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n${lines}`,
  };
}

/** A job that another repository defines. */
export const elsewhere: Files = {
  [at]: 'on: push\njobs:\n  image:\n    uses: acme/ci/.github/workflows/image.yml@v1\n',
};

/** Steps of this repository beside a workflow of another. */
export function besideElsewhere(files: Files): Files {
  return {
    ...files,
    '.github/workflows/more.yml': elsewhere[at],
  };
}

/** A pipeline of a system that isn't read. */
export const unread: Files = { 'azure-pipelines.yml': 'steps: []\n' };

/** An action that is used with these inputs. */
export function action(uses: string, inputs = ''): string {
  return inputs === ''
    ? `uses: ${uses}`
    : `{ uses: ${uses}, with: { ${inputs} } }`;
}

/** The scan that stops the pipeline. */
export const gate = action(
  'aquasecurity/trivy-action@v1',
  "image-ref: acme/web:1, severity: 'HIGH,CRITICAL', exit-code: '1', format: sarif, output: x.sarif",
);
