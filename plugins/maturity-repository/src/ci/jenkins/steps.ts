import { Deed } from '../model';
import { push, scan } from '../recognise';

/** What a step of a Jenkins plug-in does. @param chained - it is called on the result of another step: `docker.build(…).push()`. */
export function deedsOfStep(
  word: string,
  argument: string,
  chained: boolean,
): Deed[] {
  if (/(^|\.)docker\.build$|^docker\.build$/.test(word))
    return [{ kind: 'build', tool: 'docker.build', images: [argument] }];
  if (word === 'dockerFingerprintFrom') return [];
  if (/^docker\.withRegistry$|^withDockerRegistry$/.test(word))
    return [{ kind: 'login', tool: word }];
  if (
    /^(\w*[iI]mage\w*|app|container|docker\w*)\.push$/.test(word) ||
    (chained && word === 'push')
  ) {
    return [
      {
        ...push(
          'docker.push',
          argument ? [`:${argument}`] : [],
          argument === '',
        ),
        targets: undefined,
      },
    ];
  }
  if (/^docker\.image$/.test(word)) return [];
  if (/^(\w*[iI]mage\w*|app)\.(inside|withRun)$/.test(word))
    return [
      {
        kind: 'run',
        tool: `docker.${word.split('.').pop()}`,
        targets: [],
        images: ['${_}'],
      },
    ];
  if (word === 'kanikoBuild' || word === 'buildDockerImage')
    return [{ kind: 'build', tool: word }];
  if (word === 'openshiftBuild' || word === 'openshift.startBuild')
    return [{ kind: 'build', tool: word, targets: [] }];
  if (
    word === 'grypeScan' ||
    word === 'neuvector' ||
    word === 'aquaMicroscanner' ||
    word === 'twistlockScan' ||
    word === 'prismaCloudScanImage'
  )
    return [scan(word, 'unknown', { target: 'image' })];
  return [];
}
