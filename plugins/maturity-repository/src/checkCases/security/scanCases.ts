import { CheckCase } from '../types';
import { casesOf } from '../orchestration/tell';
import {
  action,
  besideElsewhere,
  elsewhere,
  gate,
  unread,
  workflow,
  workflowOn,
  workflowWithout,
} from './pipelines';

const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});
const scan = (inputs: string) => action('aquasecurity/trivy-action@v1', inputs);
const gitlab = (text: string) => ({ '.gitlab-ci.yml': text });
const job = (script: string, rest = '') =>
  gitlab(
    `scan:\n${rest}  script:\n    - ${script}\nbuild:\n  script: [docker build .]\n`,
  );
const gating = 'trivy image --exit-code 1 -s HIGH,CRITICAL acme/web:1';
const run = (script: string) => workflow(`run: ${script}`);
const daily = "{ push: {}, schedule: [{ cron: '0 4 * * *' }] }";
const monthly = "{ schedule: [{ cron: '0 4 1 * *' }] }";
const inContainer = (options: string, image = 'aquasec/trivy:0.70.0') =>
  run(`docker run --rm ${options} ${image} image acme/web:1`);
const overlay = 'params:\n  scanSeverities: [CRITICAL]\n';
const pinned = `aquasec/trivy:0.70.0@sha256:${'a'.repeat(64)}`;

/** What the checks of scans say. */
export const scanCases: CheckCase[] = casesOf({
  'image-scan-gates': {
    pass: [
      workflow(gate),
      besideElsewhere(workflow(gate)),
      { files: workflow(gate), evidence: truncated },
      run(gating),
      run('grype acme/web:1 --fail-on medium'),
      run('grype sbom:web.json --fail-on high'),
      workflow(action('anchore/scan-action@v6', 'image: acme/web')),
      workflow(
        action(
          'snyk/actions/docker@v1',
          'image: acme/web, args: --severity-threshold=high',
        ),
      ),
      workflow(
        action(
          'docker/scout-action@v1',
          "command: 'quickview,cves', image: acme/web, exit-code: true",
        ),
      ),
      workflow(
        action(
          'crazy-max/ghaction-container-scan@v3',
          'image: acme/web, severity_threshold: HIGH',
        ),
      ),
      job(gating),
      workflowWithout('push', gate),
      job('trivy image acme/web:1', '  variables: { TRIVY_EXIT_CODE: "1" }\n'),
      {
        ...run('trivy image acme/web:1'),
        'trivy.yaml': 'exit-code: 1\nseverity: [HIGH, CRITICAL]\n',
      },
      {
        ...run('grype acme/web:1'),
        '.grype.yaml': 'fail-on-severity: high\n',
      },
      { ...run('make scan'), Makefile: `scan:\n\t${gating}\n` },
      {
        files: run('trivy image --exit-code 1 -s CRITICAL acme/web:1'),
        overlay,
      },
      {
        Jenkinsfile: `pipeline { stages { stage('scan') { steps { sh '${gating}' } } } }`,
      },
      // The one that tells, and the one that stops.
      run(`trivy image acme/web:1 && ${gating}`),
      workflow(scan("input: web.tar, scan-type: rootfs, exit-code: '1'")),
    ],
    fail: [
      { files: workflow('run: make'), at: [] },
      {
        files: run('trivy image acme/web:1'),
        at: ['trivy image acme/web:1'],
      },
      {
        files: run('trivy image --exit-code 1 -s CRITICAL acme/web:1'),
        at: ['-s CRITICAL'],
      },
      { files: run('trivy fs --exit-code 1 .'), at: ['trivy fs'] },
      {
        files: run(`${gating} || true`),
        at: [gating],
      },
      { files: run(`${gating} || [ $? == 1 ]`) },
      {
        files: workflow(`{ run: '${gating}', continue-on-error: true }`),
        at: ['continue-on-error'],
      },
      {
        files: job(gating, '  allow_failure: true\n'),
        at: [gating],
      },
      { files: workflowOn('workflow_dispatch', `run: ${gating}`) },
      {
        files: workflow(scan('image-ref: acme/web:1')),
        at: ['trivy-action'],
      },
      {
        files: workflow(scan("scan-type: fs, exit-code: '1'")),
        at: ['trivy-action'],
      },
      {
        files: workflow(
          action(
            'anchore/scan-action@v6',
            'image: acme/web, fail-build: false',
          ),
        ),
      },
      {
        files: workflow(
          action('snyk/actions/docker@v1', 'image: acme/web, command: monitor'),
        ),
      },
      { files: run('clair-scanner --ip 192.168.1.100 acme/web:1') },
      {
        files: run('grype acme/web:1 --fail-on critical'),
      },
      // The image comes first, wherever it stands.
      {
        files: workflow('run: trivy fs .', 'run: trivy image acme/web:1'),
        at: ['trivy image'],
      },
    ],
    unknown: [
      elsewhere,
      unread,
      { 'README.md': '# Web\n' },
      besideElsewhere(run('make')),
      workflowWithout('push', 'run: trivy image acme/web:1'),
      { files: run('make'), evidence: truncated },
      gitlab('include:\n  - template: Jobs/Container-Scanning.gitlab-ci.yml\n'),
      run('trivy image --exit-code "$CODE" acme/web:1'),
      run('trivy image --exit-code 1 --severity "$LEVELS" acme/web:1'),
      run('wizcli docker scan --image acme/web:1'),
    ],
  },
  'image-scan-scheduled': {
    pass: [
      workflowOn(daily, gate),
      { files: workflowOn(daily, gate), evidence: truncated },
      besideElsewhere(workflowOn(daily, gate)),
      {
        Jenkinsfile: `pipeline { triggers { cron('H 4 * * 1') } stages { stage('scan') { steps { sh '${gating}' } } } }`,
      },
      {
        files: workflowOn(monthly, gate),
        overlay: 'params:\n  scanEveryDays: 31\n',
      },
    ],
    fail: [
      { files: workflow(gate), at: ['trivy-action'] },
      // When the sources are scanned says nothing of the image.
      {
        files: { ...job('trivy fs .'), ...workflow(gate) },
        at: ['trivy-action'],
      },
      { files: workflowOn(monthly, gate), at: ['trivy-action'] },
      {
        files: workflowOn(
          daily,
          `{ if: github.event_name == 'push', run: ${gating} }`,
        ),
      },
      {
        files: workflowOn(
          daily,
          `{ if: github.event_name != 'schedule', run: '${gating}' }`,
        ),
      },
      {
        files: workflowOn(
          daily,
          'run: trivy fs .',
          `{ if: "github.event_name == 'push'", run: '${gating}' }`,
        ),
        at: ['exit-code'],
      },
    ],
    unknown: [
      job(gating),
      besideElsewhere(workflowOn(monthly, gate)),
      besideElsewhere(
        workflowOn(
          daily,
          'run: trivy fs .',
          `{ if: "github.event_name == 'push'", run: '${gating}' }`,
        ),
      ),
      besideElsewhere(workflow(gate)),
      { files: workflow(gate), evidence: truncated },
    ],
    none: [workflow('run: make'), run('trivy fs .')],
  },
  'image-scan-report': {
    pass: [
      workflow(gate),
      run('trivy image -f json -o report.json acme/web:1'),
      gitlab('include:\n  - template: Jobs/Container-Scanning.gitlab-ci.yml\n'),
      run('trivy image acme/web:1 && trivy image -o all.txt acme/web:1'),
    ],
    fail: [
      {
        files: run('trivy image acme/web:1'),
        at: ['trivy image'],
      },
    ],
    none: [workflow('run: make')],
  },
  'image-scan-runtime-socket': {
    pass: [inContainer('-v $PWD:/work'), workflow(gate)],
    fail: [
      {
        files: inContainer('-v /var/run/docker.sock:/var/run/docker.sock'),
        at: ['docker.sock'],
      },
    ],
    none: [workflow('run: make')],
  },
  'image-scanner-pinned': {
    pass: [inContainer('', pinned), job(gating, `  image: ${pinned}\n`)],
    fail: [
      { files: inContainer(''), at: ['aquasec/trivy'] },
      {
        files: job(
          gating,
          '  image: { name: aquasec/trivy, entrypoint: [""] }\n',
        ),
        at: [gating],
      },
    ],
    none: [workflow(gate), run(gating), job(gating, '  image: alpine:3.24\n')],
  },
});
