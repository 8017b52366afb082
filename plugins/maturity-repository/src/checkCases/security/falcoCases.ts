import { casesOf } from '../orchestration/tell';
import { CheckCase } from '../types';

const rule = (condition: string, rest = '  priority: WARNING\n  tags: [x]\n') =>
  `- rule: Odd\n  desc: Odd\n  condition: ${condition}\n  output: odd\n${rest}`;
const rules = (...texts: string[]) => ({ 'rules/own.yaml': texts.join('') });
const shell = 'spawned_process and container and proc.name = bash';
const good = rules(rule(shell));
const macro = (name: string, condition: string) =>
  `- macro: ${name}\n  condition: ${condition}\n`;
const inValues = (condition: string) => ({
  'values.yaml': `falco:\n  customRules:\n    own.yaml: |-\n${rule(condition)
    .split('\n')
    .map(line => `      ${line}`)
    .join('\n')}\n`,
});
const inConfigMap = (condition: string) => ({
  'k8s/rules.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: rules }\ndata:\n  own.yaml: |\n${rule(
    condition,
  )
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n')}\n`,
});
/** A list of rules of something else. */
const notFalco = {
  'rules/other.yaml': '- rule: no-console\n  level: error\n',
};
const none = [notFalco, { 'README.md': '# Web\n' }];
const disabled = rule(
  'container and not proc.name in (nginx)',
  '  priority: INFO\n  enabled: false\n  tags: [x]\n',
);

/** What the checks say of rules of Falco. */
export const falcoCases: CheckCase[] = casesOf({
  'falco-rules-load': {
    pass: [
      good,
      rules(macro('ours', 'proc.name = a'), rule('spawned_process and ours')),
      {
        ...rules(rule('spawned_process and ours')),
        'rules/macros.yaml': macro('ours', 'proc.name = a'),
      },
      rules(
        macro('ours', 'proc.name = a'),
        '- rule: Odd\n  condition: and ours\n  override: { condition: append }\n',
      ),
    ],
    fail: [
      {
        files: rules(rule('spawned_process and ours')),
        at: ['condition'],
      },
      {
        files: rules(
          rule('spawned_process and ours'),
          macro('ours', 'proc.name = a'),
        ),
        at: ['and ours'],
      },
      { files: rules(rule('spawned_process and (container')) },
      { files: rules(rule('proc.name startswit x')) },
      {
        files: inValues('spawned_process and ours'),
        at: ['condition'],
      },
      {
        files: inConfigMap('spawned_process and ours'),
        at: ['condition'],
      },
    ],
    none,
  },
  'falco-rule-complete': {
    pass: [good, rules(rule(shell, '  priority: informational\n'))],
    fail: [
      { files: rules(rule(shell, '')), at: ['- rule: Odd'] },
      { files: rules(rule(shell, '  priority: HIGH\n')), at: ['- rule: Odd'] },
    ],
    none: [
      ...none,
      rules(
        '- rule: Odd\n  enabled: false\n  override: { enabled: replace }\n',
      ),
      rules('- rule: Odd\n  condition: and proc.name = a\n  append: true\n'),
    ],
  },
  'falco-rule-event-type': {
    pass: [
      good,
      rules(rule('evt.type in (open, openat) and fd.name = /etc/shadow')),
      rules(rule('not (evt.type != execve or proc.name = a)')),
      rules(rule('kevt and ka.verb = get', '  source: k8s_audit\n')),
      rules(macro('ours', 'evt.type = execve'), rule('ours and container')),
      rules(
        rule(shell),
        '- rule: Other\n  condition: and proc.name = a\n  append: true\n',
      ),
    ],
    fail: [
      {
        files: rules(rule('container and container.privileged = true')),
        at: ['condition'],
      },
      { files: rules(rule('evt.type != open and container')) },
      { files: rules(rule('evt.type = open or proc.name = a')) },
    ],
    unknown: [rules(rule('ours and proc.name = a'))],
    none: [...none, rules(disabled), rules(macro('ours', 'proc.name = a'))],
  },
  'falco-rule-specific': {
    pass: [
      good,
      rules(
        rule(
          'spawned_process and container and not proc.name in (nginx)',
          '  exceptions: [{ name: x, fields: [proc.name] }]\n',
        ),
      ),
      rules(
        rule(
          'spawned_process and container.image.repository = acme/web and not proc.name in (web)',
        ),
      ),
    ],
    fail: [
      {
        files: rules(
          rule('spawned_process and container and not proc.name in (nginx)'),
        ),
        at: ['condition'],
      },
      {
        files: rules(
          macro('ours', 'proc.name != web and container'),
          rule('evt.type = execve and ours'),
        ),
      },
    ],
    none: [...none, rules(disabled), rules(macro('ours', 'proc.name = a'))],
  },
  'falco-rule-tags': {
    pass: [good],
    fail: [
      {
        files: rules(rule(shell, '  priority: WARNING\n')),
        at: ['- rule: Odd'],
      },
    ],
    none: [
      ...none,
      rules(macro('ours', 'proc.name = a')),
      rules(
        '- rule: Odd\n  enabled: false\n  override: { enabled: replace }\n',
      ),
    ],
  },
});
