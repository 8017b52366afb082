import { Files } from '../types';
import { casesOf } from '../orchestration/tell';

const none: Files = { 'README.md': '# x\n' };

/** Fluentd as the checks want it, in a ConfigMap. */
const fluentdText = `<source>
  @type tail
  path /var/log/containers/*.log
  tag kubernetes.*
  <parse>
    @type cri
  </parse>
</source>
<filter kubernetes.**>
  @type parser
  key_name message
  <parse>
    @type json
  </parse>
</filter>
<match **>
  @type opensearch
  scheme https
  user logs
  <buffer>
    @type file
    retry_timeout 1h
  </buffer>
</match>
`;

type Edit = [string, string];

const edited = (text: string, edits: Edit[]) =>
  edits.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`no '${from}' in the sample`);
    return all.replace(from, to);
  }, text);
const configMap = (key: string, text: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: agent }\ndata:\n  ${key}: |\n${text.replace(
    /^(?=.)/gm,
    '    ',
  )}`;
const fluentd = (...edits: Edit[]): Files => ({
  'k8s/config.yaml': configMap('fluent.conf', edited(fluentdText, edits)),
});
const runs = (kind: string): Files => ({
  'k8s/agent.yaml': `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: agent }\nspec:\n  selector: { matchLabels: { app: agent } }\n  template:\n    metadata: { labels: { app: agent } }\n    spec:\n      containers: [{ name: agent, image: "fluent/fluentd:v1" }]\n      volumes: [{ name: config, configMap: { name: agent } }]\n`,
});

const fluentBitText = `[SERVICE]
    Flush 1
[INPUT]
    Name tail
    Path /var/log/containers/*.log
    multiline.parser docker, cri
    storage.type filesystem
[FILTER]
    Name kubernetes
    Merge_Log On
[OUTPUT]
    Name es
    Host search
    HTTP_User logs
    tls On
    Suppress_Type_Name On
    Retry_Limit 10
`;
const fluentBit = (...edits: Edit[]): Files => ({
  'k8s/config.yaml': configMap('fluent-bit.conf', edited(fluentBitText, edits)),
});
const promtail: Files = {
  'promtail.yaml':
    'clients: [{ url: "http://loki:3100/loki/api/v1/push" }]\nscrape_configs: []\n',
};
/** An agent that sends nothing anywhere, and reads nothing. */
const inputOnly: Files = {
  'logs/fluent.conf': fluentdText.slice(0, fluentdText.indexOf('<match')),
};
const outputOnly: Files = {
  'k8s/config.yaml': configMap(
    'fluent.conf',
    `# /var/log/containers\n${fluentdText.slice(
      fluentdText.indexOf('<match'),
    )}`,
  ),
};
/** A second output, of which nothing is known. */
const other: Edit = [
  '</match>',
  '</match>\n<match audit.**>\n  @type s3\n</match>',
];
const cloud: Edit[] = [['@type opensearch', '@type s3']];

export const logCases = casesOf({
  'log-agent-supported': {
    pass: [fluentd()],
    fail: [{ files: promtail, at: ['clients:'] }],
    none: [none],
  },
  'log-agent-daemonset': {
    pass: [{ ...fluentd(), ...runs('DaemonSet') }],
    fail: [
      {
        files: { ...fluentd(), ...runs('Deployment') },
        at: ['    <source>'],
      },
    ],
    unknown: [fluentd()],
    none: [none, outputOnly],
  },
  'log-format-cri': {
    pass: [fluentd(), fluentBit()],
    fail: [
      {
        files: fluentd(['@type cri', '@type "json"']),
        at: ['@type "json"'],
      },
      // Of the other input nothing is known.
      {
        files: fluentd(
          ['@type cri', '@type "json"'],
          [
            '<filter',
            '<source>\n  @type tail\n  path /var/log/pods/*.log\n  format none\n</source>\n<filter',
          ],
        ),
      },
      { files: fluentBit(['docker, cri', 'docker']), at: ['[INPUT]'] },
    ],
    unknown: [fluentd(['@type cri', '@type "#{ENV[\'PARSER\']}"'])],
    none: [none, outputOnly],
  },
  'log-type-name': {
    pass: [fluentd(), fluentBit()],
    fail: [
      {
        files: fluentd(['  scheme https', '  scheme https\n  type_name x']),
        at: ['type_name'],
      },
      {
        files: fluentBit(['Suppress_Type_Name On', 'Type _doc']),
        at: ['[OUTPUT]'],
      },
    ],
    none: [none, inputOnly],
  },
  'log-buffering': {
    pass: [fluentd(), fluentBit()],
    fail: [
      {
        files: fluentd(['    retry_timeout 1h\n', '']),
        at: ['<match'],
      },
      {
        files: fluentBit(['    storage.type filesystem\n', '']),
        at: ['[OUTPUT]'],
      },
    ],
    none: [none, inputOnly],
  },
  'log-transport': {
    pass: [fluentd(), fluentBit()],
    fail: [
      { files: fluentd(['scheme https', 'scheme http']), at: ['<match'] },
      { files: fluentd(['scheme https', 'scheme http'], other) },
      { files: fluentBit(['tls On', 'tls Off']), at: ['[OUTPUT]'] },
    ],
    unknown: [fluentd(...cloud)],
    none: [none, inputOnly],
  },
  'log-backend-auth': {
    pass: [fluentd(), fluentBit()],
    fail: [
      { files: fluentd(['  user logs\n', '']), at: ['<match'] },
      { files: fluentd(['  user logs\n', ''], other) },
      { files: fluentBit(['    HTTP_User logs\n', '']), at: ['[OUTPUT]'] },
    ],
    unknown: [fluentd(...cloud)],
    none: [none, inputOnly],
  },
  'log-fields': {
    pass: [fluentd(), fluentBit()],
    fail: [
      {
        files: fluentBit(['    Merge_Log On\n', '']),
        at: ['[SERVICE]'],
      },
    ],
    none: [none, outputOnly],
  },
});
