import { Field } from '../../manifests/model/field';
import { titleOf } from '../../manifests/model/podTemplate';
import { defaultEnvironment } from '../../manifests/sets/environments';
import { withoutCredentials } from '../../withoutCredentials';
import { readSchedule } from '../schedule';
import { isOf, PlatformObject } from '../platform';
import { DeliveryProject } from '../shapes/delivery';

const maxItems = 100;

/** The AppProjects of Argo CD: what their Applications may do. */
export function argoProjects(
  objects: readonly PlatformObject[],
): DeliveryProject[] {
  return objects
    .filter(item => isOf(item, 'argoproj.io', 'AppProject'))
    .map(projectOf);
}

function projectOf({
  object,
  field,
  environment,
}: PlatformObject): DeliveryProject {
  const spec = field.get('spec');
  return {
    name: object.name,
    title: titleOf(object),
    sourceRepos: ruleOf(spec.get('sourceRepos'), ({ text }) => ({
      text: withoutCredentials(text),
      any: text === '*',
    })),
    destinations: ruleOf(spec.get('destinations'), destination => {
      const namespace = destination.get('namespace').text;
      const cluster =
        destination.get('server').text || destination.get('name').text || '*';
      return {
        text: `${withoutCredentials(cluster)}/${namespace}`,
        any: namespace === '*' && cluster === '*',
      };
    }),
    clusterResources: ruleOf(spec.get('clusterResourceWhitelist'), kind => {
      const group = kind.get('group').text;
      const name = kind.get('kind').text;
      return { text: `${group}/${name}`, any: group === '*' && name === '*' };
    }),
    roles: spec
      .get('roles')
      .items()
      .slice(0, maxItems)
      .map(role => role.get('name').text),
    syncWindows: spec
      .get('syncWindows')
      .items()
      .slice(0, maxItems)
      .map(window => {
        const schedule = window.get('schedule');
        return {
          kind: window.get('kind').text,
          schedule: schedule.text,
          valid: readSchedule(schedule.text) !== undefined,
          source: schedule.source,
        };
      }),
    environments: [environment || defaultEnvironment],
    source: field.source,
  };
}

/** Its place is that of the item that stands for all, where one does. */
function ruleOf(
  list: Field,
  read: (item: Field) => { text: string; any: boolean },
): DeliveryProject['sourceRepos'] {
  const items = list.items().slice(0, maxItems);
  const all = items.find(item => read(item).any);
  return {
    any: all !== undefined,
    items: items.map(item => read(item).text),
    source: (all ?? list).source,
  };
}
