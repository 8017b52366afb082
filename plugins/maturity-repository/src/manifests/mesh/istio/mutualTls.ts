import { Field } from '../../model/field';
import { Place } from '../../objects';
import { Remark } from '../../shapes';
import { remark } from '../membership';
import { istioSecurity, MeshObjects, Scope, scopeOf, Target } from '../objects';
import { MeshWorkload } from '../shapes';

type Plaintext = MeshWorkload['plaintext'];

const selector = ['spec', 'selector', 'matchLabels'];
const order: Scope[] = ['workload', 'namespace', 'mesh'];

const noPlace: Place = { file: '', line: 0 };

/** What the PeerAuthentications say of these pods: the nearest that names a mode counts. */
export function istioPlaintext(
  objects: MeshObjects,
  target: Target,
): Plaintext | undefined {
  const policies = objects
    .of(istioSecurity, 'PeerAuthentication')
    .flatMap(object => {
      const spec = object.field.get('spec');
      const scope = scopeOf(object, selector, target);
      return scope ? [{ ...object, spec, scope }] : [];
    })
    .sort((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope));
  const deciding = policies.find(({ spec }) => modeOf(spec.get('mtls')));
  const [nearest] = policies;
  const own = nearest?.scope === 'workload' ? nearest : undefined;
  const ports = own ? openPorts(own.spec.get('portLevelMtls')) : [];
  if (!deciding && ports.length === 0) return undefined;
  const mode = deciding ? modeOf(deciding.spec.get('mtls')) : '';
  const field = deciding?.spec.get('mtls', 'mode') ?? own?.field;
  return {
    state: mode === '' ? 'unknown' : stateOf(mode),
    by: (deciding ?? own)?.title ?? '',
    mode,
    ports,
    source: field?.source ?? noPlace,
  };
}

function stateOf(mode: string): Plaintext['state'] {
  return mode === 'STRICT' ? 'refused' : 'accepted';
}

/** UNSET is as good as nothing: what is further up counts. */
function modeOf(mtls: Field): string {
  const { text } = mtls.get('mode');
  return text === 'UNSET' ? '' : text;
}

function openPorts(levels: Field): Remark[] {
  return levels
    .entries()
    .filter(([, level]) => ['PERMISSIVE', 'DISABLE'].includes(modeOf(level)))
    .map(([port, level]) =>
      remark(
        level.get('mode'),
        `port ${port.slice(0, 20)} is ${modeOf(level)}`,
        `端口 ${port.slice(0, 20)} 为 ${modeOf(level)}`,
      ),
    );
}
