import { SourceShape } from '../../shapes';
import { UsedAction } from '../schema';

/** Reads a `uses:` that leads out of the repository. */
export function usedAction(
  uses: string,
  kind: UsedAction['kind'],
  source: SourceShape,
): UsedAction {
  const at = uses.lastIndexOf('@');
  const name = at === -1 ? uses : uses.slice(0, at);
  const ref = at === -1 ? '' : uses.slice(at + 1);
  return {
    uses: name,
    ref,
    kind,
    firstParty: /^(actions|github)\//.test(name),
    pinned:
      kind === 'image'
        ? /^sha256:[0-9a-f]{64}$/.test(ref)
        : /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref),
    pinnable: !name.startsWith('slsa-framework/slsa-github-generator/'),
    source,
  };
}
