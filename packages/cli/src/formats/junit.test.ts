import { SaxesParser } from 'saxes';
import { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { formatJunit } from './junit';
import { Report } from './report';
import { report, resultWith } from './testing';

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** By a strict parser: it throws where the text is no well-formed XML. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes, children: [], text: '' } as Node;
    open[open.length - 1].children.push(node);
    open.push(node);
  });
  parser.on('text', text => {
    open[open.length - 1].text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0];
}

function testsOf(results: CheckResult[], language: 'en' | 'zh' = 'en') {
  const changed: Report = {
    ...report,
    scorecard: { ...report.scorecard, results },
  };
  const [suite] = parse(formatJunit(changed, language)).children;
  return suite.children;
}

describe('formatJunit', () => {
  it('has a suite for each task, whose numbers are those of its tests', () => {
    const root = parse(formatJunit(report, 'en'));
    expect(root.name).toBe('testsuites');
    expect(root.children).toHaveLength(1);
    const [suite] = root.children;
    expect(suite.attributes).toMatchObject({
      name: '1 Containerisation / Containerise',
      tests: '5',
      failures: '1',
      errors: '1',
      skipped: '2',
      timestamp: '2025-01-02T03:04:05',
    });
    const outcomes = suite.children.map(({ children }) => children[0]?.name);
    expect(outcomes).toEqual([
      'failure',
      undefined,
      'skipped',
      'skipped',
      'error',
    ]);
    const names = suite.children.map(
      ({ attributes }) => `${attributes.classname} ${attributes.name}`,
    );
    expect(new Set(names).size).toBe(5);
    expect(names[0]).toBe(
      'orders.containerisation.containerise non-root: Runs as a non-root user',
    );
  });

  it('fails with every place and how to mend it', () => {
    const [test] = testsOf(report.scorecard.results);
    expect(test.attributes.file).toBe('build/my image/Dockerfile');
    const [failure] = test.children;
    expect(failure.attributes).toEqual({
      message: 'The final stage runs as root',
      type: 'blocker',
    });
    expect(failure.text.trim().split('\n')).toEqual([
      'build/my image/Dockerfile:12  The final stage runs as root',
      'Fix: Add USER 65532:65532.',
    ]);
  });

  it.each([
    ['not-applicable', 'not applicable: Because'],
    ['unknown', 'unknown: Because'],
    ['waived', 'waived: Because'],
    ['scheduled', 'scheduled: Because'],
  ] as const)('skips what is %s, with its reason', (status, message) => {
    const reason = { en: 'Because', zh: '因为' };
    const [test] = testsOf([resultWith({ status, reason })]);
    expect(test.children.map(({ name }) => name)).toEqual(['skipped']);
    expect(test.children[0].attributes.message).toBe(message);
  });

  it('skips advice, and says what it is', () => {
    const [, , labels] = report.scorecard.results;
    const [test] = testsOf([labels], 'zh');
    expect(test.children[0].attributes.message).toBe(
      '建议：没有声明许可证; 如何改：加入 LICENSE 文件。',
    );
  });

  it('stays XML whatever a stranger writes', () => {
    const [failing] = report.scorecard.results;
    const text =
      '</failure>]]><x a="1">&amp; \' \u0000\u0008\u001b\ud800\ufffe\uffff 😀\r\n';
    const findings = [
      { message: { en: text, zh: text }, source: { file: '"<&>', line: 1 } },
    ];
    const [test] = testsOf([{ ...failing, findings }]);
    expect(test.attributes.file).toBe('"<&>');
    const [{ attributes }] = test.children;
    expect(attributes.message).toMatch(/^<\/failure>\]\]><x a="1">&amp; ' /);
    expect(attributes.message).toContain('😀');
  });
});
