import { parseClassic, parsePipeline, Section } from './fluentBit';
import { PartFacts, PlaceOf } from './parts';
import { Answer, LogInput, LogOutput } from './shapes';

const inner =
  /^(?:null|stdout|file|counter|flowcounter|exit|prometheus_exporter)$/;
const network =
  /^(?:es|opensearch|forward|http|loki|splunk|kafka|syslog|tcp|gelf|opentelemetry|influxdb)$/;

/** What a configuration of Fluent Bit, or a part of one, says about container logs. */
export function fluentBitFacts(
  text: string,
  placeOf: PlaceOf,
  isYaml: boolean,
): PartFacts {
  const sections = isYaml ? parsePipeline(text) : parseClassic(text);
  const of = (kind: string) =>
    sections.filter(section => section.kind === kind);
  return {
    inputs: of('input').flatMap(input => inputOf(input, placeOf)),
    outputs: of('output').flatMap(output => outputOf(output, placeOf)),
    parsesJson: of('filter').some(takesApart),
    buffersInputs: of('input').some(
      ({ settings }) =>
        settings.get('storage.type') === 'filesystem' ||
        settings.has('mem_buf_limit'),
    ),
  };
}

function inputOf({ settings, line }: Section, placeOf: PlaceOf): LogInput[] {
  const path = settings.get('path') ?? '';
  if (settings.get('name') !== 'tail') return [];
  if (!/\/var\/log\/(?:containers|pods)\b/.test(path)) return [];
  const format =
    settings.get('multiline.parser') ?? settings.get('parser') ?? '';
  return [
    {
      path: path.slice(0, 300),
      format: format.slice(0, 100),
      cri: understandsCri(format),
      source: placeOf(line),
    },
  ];
}

function understandsCri(format: string): Answer {
  if (format === '' || /\$\{/.test(format)) return 'unknown';
  if (/cri|containerd/i.test(format)) return 'yes';
  // Those that are built in and read something else; of others nothing is known.
  return /^(?:docker(?:_no_time)?|json|syslog[\w-]*)$/i.test(format)
    ? 'no'
    : 'unknown';
}

function outputOf({ settings, line }: Section, placeOf: PlaceOf): LogOutput[] {
  const type = (settings.get('name') ?? '').toLowerCase();
  if (type === '' || inner.test(type)) return [];
  const isOn = (name: string) =>
    /^(?:on|true|yes)$/i.test(settings.get(name) ?? '');
  return [
    {
      type: type.slice(0, 100),
      buffered: settings.has('storage.total_limit_size'),
      retries: settings.has('retry_limit'),
      tls: tlsOf(type, settings),
      auth: authOf(type, settings),
      typeName:
        type === 'es' && settings.has('type') && !isOn('suppress_type_name'),
      source: placeOf(line),
    },
  ];
}

function tlsOf(type: string, settings: Section['settings']): Answer {
  if (!network.test(type)) return 'unknown';
  const tls = settings.get('tls') ?? '';
  if (/\$\{/.test(tls)) return 'unknown';
  const isKafka = type === 'kafka';
  const protocol = settings.get('rdkafka.security.protocol') ?? '';
  if (isKafka && protocol !== '') return /ssl/i.test(protocol) ? 'yes' : 'no';
  return /^(?:on|true|yes)$/i.test(tls) ? 'yes' : 'no';
}

function authOf(type: string, settings: Section['settings']): Answer {
  if (!/^(?:es|opensearch|loki|http|splunk|kafka|opentelemetry)$/.test(type)) {
    return 'unknown';
  }
  const set = [...settings.keys()].some(key =>
    /^(?:http_user|http_passwd|cloud_auth|cloud_id|aws_auth|splunk_token|bearer_token|tls\.crt_file|header|headers|rdkafka\.sasl\.\w+|tenant_id|http_api_key)$/.test(
      key,
    ),
  );
  return set ? 'yes' : 'no';
}

function takesApart({ settings }: Section): boolean {
  const name = settings.get('name');
  if (name === 'kubernetes') {
    return ['merge_log', 'merge_json_log'].some(key =>
      /^(?:on|true|yes)$/i.test(settings.get(key) ?? ''),
    );
  }
  return name === 'parser' && /json/i.test(settings.get('parser') ?? '');
}
