import { Container, Probe } from '../shapes';
import { Field } from './field';

const handlers = ['httpGet', 'tcpSocket', 'grpc', 'exec'];

export function probeOf(container: Field, name: string): Probe {
  const field = container.get(name);
  const kind = handlers.find(handler => field.get(handler).isRecord) ?? '';
  const port = field.get(kind, 'port').text;
  return {
    set: kind !== '',
    kind,
    port,
    portResolves: port === '' || declares(container, port),
    path: field.get('httpGet', 'path').text,
    initialDelay: field.get('initialDelaySeconds').int ?? 0,
    period: field.get('periodSeconds').int ?? 10,
    timeout: field.get('timeoutSeconds').int ?? 1,
    failureThreshold: field.get('failureThreshold').int ?? 3,
    source: field.source,
  };
}

/** Whether liveness asks what readiness asks and gives up no later: then a pod that is only busy is killed. */
export function sameProbes(
  container: Field,
  liveness: Probe,
  readiness: Probe,
): boolean {
  return (
    liveness.set &&
    readiness.set &&
    handlerOf(container, 'livenessProbe') ===
      handlerOf(container, 'readinessProbe') &&
    liveness.period * liveness.failureThreshold <=
      readiness.period * readiness.failureThreshold
  );
}

export function preStopOf(container: Field): Container['preStop'] {
  const field = container.get('lifecycle', 'preStop');
  return { set: field.isRecord, seconds: sleepOf(field), source: field.source };
}

/** How long a hook sleeps, by its `sleep` or a command that says so; 0 where it doesn't. */
function sleepOf(hook: Field): number {
  const seconds = hook.get('sleep', 'seconds').int;
  if (seconds !== undefined) return Math.max(0, seconds);
  const command = hook
    .get('exec', 'command')
    .items()
    .map(({ text }) => text)
    .join(' ');
  const slept = /(?:^|[\s;&|/])sleep\s{1,10}(\d{1,6})(?![\d.]*[mhd])/.exec(
    command,
  );
  return slept ? Number(slept[1]) : 0;
}

function declares(container: Field, port: string): boolean {
  return container
    .get('ports')
    .items()
    .some(
      declared =>
        declared.get('containerPort').text === port ||
        declared.get('name').text === port,
    );
}

function handlerOf(container: Field, probe: string): string {
  return JSON.stringify(
    handlers.map(handler => container.get(probe, handler).value ?? null),
  );
}
