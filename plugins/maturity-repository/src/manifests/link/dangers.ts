import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { Grant } from '../shapes';
import { Field } from '../model/field';

type Danger = Grant['danger'];

interface Rule {
  verbs: ReadonlySet<string>;
  resources: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  /** It is of named objects only. */
  named: boolean;
}

const reading = ['get', 'list', 'watch'];
const writing = ['create', 'update', 'patch'];
const runningPods = [
  'pods',
  'deployments',
  'statefulsets',
  'daemonsets',
  'replicasets',
  'replicationcontrollers',
  'jobs',
  'cronjobs',
];

/** What a rule allows that deserves a second look, each with how to tell. */
const dangers: ReadonlyArray<[Danger, LocalizedText, (rule: Rule) => boolean]> =
  [
    [
      'secrets',
      { en: 'It reads every Secret', zh: '可以读取所有 Secret' },
      rule =>
        !rule.named && isOf(rule, '') && covers(rule, reading, ['secrets']),
    ],
    [
      'create-pods',
      {
        en: 'It creates pods, and so can use every ServiceAccount and Secret of the namespace',
        zh: '可以创建 Pod，从而可以使用命名空间中的所有 ServiceAccount 和 Secret',
      },
      rule => covers(rule, ['create'], runningPods),
    ],
    [
      'change-pods',
      {
        en: 'It changes what pods run, and so can use their ServiceAccounts and Secrets',
        zh: '可以更改 Pod 运行的内容，从而可以使用其 ServiceAccount 和 Secret',
      },
      rule =>
        !rule.named &&
        !covers(rule, ['create'], runningPods) &&
        covers(rule, ['update', 'patch'], runningPods),
    ],
    [
      'exec',
      {
        en: 'It gets into running pods',
        zh: '可以进入正在运行的 Pod',
      },
      rule =>
        covers(
          rule,
          ['create', 'get'],
          ['pods/exec', 'pods/attach', 'pods/portforward'],
        ),
    ],
    [
      'escalate',
      {
        en: 'It can give itself more rights',
        zh: '可以给自己更多权限',
      },
      rule =>
        covers(rule, ['escalate', 'bind'], ['roles', 'clusterroles']) ||
        covers(rule, writing, ['rolebindings', 'clusterrolebindings']),
    ],
    [
      'impersonate',
      { en: 'It can act as somebody else', zh: '可以冒充他人' },
      rule =>
        covers(
          rule,
          ['impersonate'],
          ['users', 'groups', 'uids', 'serviceaccounts'],
        ) ||
        (rule.verbs.has('impersonate') &&
          [...rule.resources].some(name => /^userextras(?:\/|$)/.test(name))),
    ],
    [
      'nodes-proxy',
      {
        en: 'It reaches the kubelets past all access control',
        zh: '可以绕过访问控制直接访问 kubelet',
      },
      rule => covers(rule, ['get', 'create'], ['nodes/proxy']),
    ],
    [
      'webhooks',
      {
        en: 'It can change what the API server lets in',
        zh: '可以更改 API 服务器的准入配置',
      },
      rule =>
        covers(rule, writing, [
          'validatingwebhookconfigurations',
          'mutatingwebhookconfigurations',
        ]),
    ],
    [
      'token-request',
      {
        en: 'It can get tokens of ServiceAccounts',
        zh: '可以获取 ServiceAccount 的令牌',
      },
      rule => covers(rule, ['create'], ['serviceaccounts/token']),
    ],
  ];

/** What is dangerous about the rules of a role. A wildcard is told once instead of all it comprises. */
export function dangersOf(role: Field, title: string): Grant[] {
  return role
    .get('rules')
    .items()
    .flatMap(field => {
      const rule = ruleOf(field);
      const wildcards = wildcardsOf(rule);
      const found = wildcards.some(([danger]) => danger !== 'wildcard-groups')
        ? wildcards
        : [
            ...wildcards,
            ...dangers
              .filter(([, , applies]) => applies(rule))
              .map(([danger, message]) => [danger, message] as const),
          ];
      return found.map(([danger, message]) => ({
        danger,
        message,
        role: title,
        source: field.source,
      }));
    });
}

/** Whether a role allows everything, as cluster-admin does. */
export function allowsEverything(role: Field): boolean {
  return role
    .get('rules')
    .items()
    .map(ruleOf)
    .some(
      ({ verbs, resources, groups }) =>
        verbs.has('*') && resources.has('*') && groups.has('*'),
    );
}

function ruleOf(field: Field): Rule {
  const texts = (name: string) =>
    new Set(
      field
        .get(name)
        .items()
        .map(({ text }) => text),
    );
  return {
    verbs: texts('verbs'),
    resources: texts('resources'),
    groups: texts('apiGroups'),
    named: field.get('resourceNames').items().length > 0,
  };
}

function wildcardsOf({
  verbs,
  resources,
  groups,
}: Rule): Array<readonly [Danger, LocalizedText]> {
  const found: Array<readonly [Danger, LocalizedText]> = [];
  if (verbs.has('*')) {
    found.push([
      'wildcard-verbs',
      { en: 'It allows every verb (*)', zh: '允许所有动词（*）' },
    ]);
  }
  if (resources.has('*')) {
    found.push([
      'wildcard-resources',
      { en: 'It covers every resource (*)', zh: '包含所有资源（*）' },
    ]);
  }
  if (groups.has('*')) {
    found.push([
      'wildcard-groups',
      { en: 'It covers every API group (*)', zh: '包含所有 API 组（*）' },
    ]);
  }
  return found;
}

function covers(rule: Rule, verbs: string[], resources: string[]): boolean {
  return (
    resources.some(resource => isAmong(resource, rule.resources)) &&
    verbs.some(verb => rule.verbs.has(verb))
  );
}

/** A part of a resource may be named of all resources that have it, as in `*` with `/exec` behind it. */
function isAmong(resource: string, resources: ReadonlySet<string>): boolean {
  const slash = resource.indexOf('/');
  return (
    resources.has(resource) ||
    (slash > 0 && resources.has(`*${resource.slice(slash)}`))
  );
}

function isOf({ groups }: Rule, group: string): boolean {
  return groups.has(group) || groups.has('*');
}
