import { Files } from '../types';
import { casesOf } from '../orchestration/tell';
import { rules } from './rules';

const none: Files = { 'README.md': '# x\n' };
const config = (route: string, receivers: string, more = ''): Files => ({
  'alertmanager.yml': `${more}route:\n${route}receivers:\n${receivers}`,
});
const slack =
  '  - name: team\n    slack_configs:\n      - channel: "#ops"\n        api_url_file: /etc/slack/url\n';
const quiet = '  - name: nobody\n';
const good = config(
  '  receiver: nobody\n  routes:\n    - matchers: [severity=~"critical|warning"]\n      receiver: team\n',
  slack + quiet,
);
const placeheld = config('  receiver: "{{ receiver }}"\n', slack);
const alerts = rules({});

export const alertmanagerCases = casesOf({
  'alertmanager-valid': {
    pass: [
      good,
      {
        'k8s/config.yaml':
          'apiVersion: monitoring.coreos.com/v1alpha1\nkind: AlertmanagerConfig\nmetadata: { name: team }\nspec:\n  route: { receiver: team }\n  receivers:\n    - name: team\n      webhookConfigs: [{ url: "http://x" }]\n',
      },
    ],
    fail: [
      {
        files: config('  receiver: teams\n', slack),
        at: ['receiver: teams'],
      },
      {
        files: {
          'values.yaml':
            'alertmanager:\n  config:\n    route:\n      receiver: team\n      routes:\n        - receiver: pager\n    receivers:\n      - name: team\n',
        },
        at: ['receiver: pager'],
      },
    ],
    unknown: [placeheld],
    none: [
      none,
      // The exporter of Kubernetes' events
      config(
        '  routes:\n    - match:\n        - receiver: dump\n',
        '  - name: dump\n    stdout: {}\n',
      ),
      config(
        '  drop:\n    - type: Normal\n  routes: []\n',
        '  - name: dump\n    stdout: {}\n',
      ),
    ],
  },
  'alerts-routed': {
    pass: [
      { ...alerts, ...good },
      // Whoever is told of other alerts is told of these.
      { ...alerts, ...config('  receiver: team\n', slack) },
      {
        ...rules({ severity: 'info' }),
        ...config('  receiver: nobody\n', quiet),
      },
    ],
    fail: [
      {
        files: { ...alerts, ...config('  receiver: nobody\n', quiet) },
        at: ['route:'],
      },
    ],
    unknown: [{ ...alerts, ...placeheld }],
    none: [alerts, good, none],
  },
  'alertmanager-secrets': {
    pass: [
      good,
      config(
        '  receiver: team\n',
        slack,
        'global:\n  slack_api_url: <the address>\n',
      ),
    ],
    fail: [
      {
        files: config(
          '  receiver: team\n',
          slack,
          'global:\n  slack_api_url: https://hooks.slack.example/services/T0/B0/abcdefghijklmnop0123456789\n',
        ),
        at: ['slack_api_url'],
      },
    ],
    none: [none],
  },
});
