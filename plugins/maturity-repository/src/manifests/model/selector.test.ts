import { changingLabels, LabelSelector } from './selector';
import { fieldOf } from './testing';

const selector = (text: string) =>
  LabelSelector.of(
    fieldOf(`{apiVersion: v1, kind: A, selector: ${text}}`).get('selector'),
  );
const labels = new Map([
  ['app', 'web'],
  ['tier', 'front'],
]);

describe('a label selector', () => {
  it.each([
    ['{}', true],
    ['{matchLabels: {app: web}}', true],
    ['{matchLabels: {app: web, tier: back}}', false],
    ['{matchExpressions: [{key: app, operator: In, values: [a, web]}]}', true],
    ['{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}', false],
    ['{matchExpressions: [{key: other, operator: NotIn, values: [a]}]}', true],
    ['{matchExpressions: [{key: tier, operator: Exists}]}', true],
    ['{matchExpressions: [{key: tier, operator: DoesNotExist}]}', false],
    [
      '{matchExpressions: [{key: app, operator: Equals, values: [web]}]}',
      false,
    ],
  ])('%s: %p', (text, matches) => {
    expect(selector(text).matches(labels)).toBe(matches);
  });

  it('is empty only where it asks for nothing', () => {
    expect(selector('{}').empty).toBe(true);
    expect(
      selector('{matchExpressions: [{key: a, operator: Nonsense}]}').empty,
    ).toBe(false);
  });

  it('reads a number as its text', () => {
    expect(
      selector('{matchLabels: {port: 80}}').matches(new Map([['port', '80']])),
    ).toBe(true);
  });

  it('names labels that change with a release', () => {
    expect(
      changingLabels(
        selector(
          '{matchLabels: {app: a, version: v1, app.kubernetes.io/version: "1", helm.sh/chart: c-1}}',
        ),
      ),
    ).toEqual(['version', 'app.kubernetes.io/version', 'helm.sh/chart']);
  });
});
