import { Directive, directivesOf, parameter, parseFluentd } from './fluentd';
import { Answer, LogInput, LogOutput } from './shapes';
import { PartFacts, PlaceOf } from './parts';

/** Types that pass on, drop, or print. */
const inner =
  /^(?:copy|relabel|null|stdout|rewrite_tag_filter|retag|route|record_\w+|label_router|detect_exceptions|concat|grep|flowcounter\w*|prometheus\w*|exec_filter|@?file)$/;
/** Types of which we know how they encrypt. */
const network =
  /^(?:elasticsearch(?:_dynamic|_data_stream)?|opensearch(?:_data_stream)?|forward|secure_forward|loki|http|splunk_hec|kafka2?|rdkafka2?|remote_syslog|syslog_rfc5424)$/;

/** What a configuration of Fluentd, or a part of one, says about container logs. */
export function fluentdFacts(text: string, placeOf: PlaceOf): PartFacts {
  const root = parseFluentd(text);
  return {
    inputs: [...directivesOf(root, 'source')].flatMap(source =>
      inputOf(source, placeOf),
    ),
    outputs: [...directivesOf(root, 'match', 'store')].flatMap(match =>
      outputOf(match, placeOf),
    ),
    parsesJson: [...directivesOf(root, 'filter')].some(takesApart),
    buffersInputs: false,
  };
}

function inputOf(source: Directive, placeOf: PlaceOf): LogInput[] {
  const path = parameter(source, 'path');
  if (parameter(source, '@type', 'type') !== 'tail') return [];
  if (!/\/var\/log\/(?:containers|pods)\b/.test(path)) return [];
  const parse = source.children.find(({ name }) => name === 'parse');
  const format = parse
    ? parameter(parse, '@type', 'type')
    : parameter(source, 'format');
  const line = (
    parse?.parameters.get('@type') ?? source.parameters.get('format')
  )?.line;
  return [
    {
      path: path.slice(0, 300),
      format: format.slice(0, 100),
      cri: understandsCri(format, parse),
      source: placeOf(line ?? source.line),
    },
  ];
}

function understandsCri(format: string, parse: Directive | undefined): Answer {
  if (/#\{|\$\{/.test(format)) return 'unknown';
  if (/^cri$|containerd/.test(format)) return 'yes';
  const patterns = [
    format,
    ...(parse ? [parse, ...parse.children] : []).flatMap(each => [
      parameter(each, 'expression', 'format'),
      parameter(each, '@type'),
    ]),
  ];
  if (patterns.some(text => /stdout|stream|^cri$/.test(text))) return 'yes';
  // Raw lines may be taken apart by a filter.
  return format === 'none' || format === '' ? 'unknown' : 'no';
}

function outputOf(match: Directive, placeOf: PlaceOf): LogOutput[] {
  const type = parameter(match, '@type', 'type');
  if (type === '' || inner.test(type)) return [];
  const buffer = match.children.find(({ name }) => name === 'buffer');
  const settings = buffer ? [buffer, match] : [match];
  const isSet = (pattern: RegExp) =>
    settings.some(each =>
      [...each.parameters.keys()].some(key => pattern.test(key)),
    );
  return [
    {
      type: type.slice(0, 100),
      buffered:
        buffer !== undefined || isSet(/^buffer_(?:type|path|chunk_limit)/),
      retries: isSet(/^(?:retry_|max_retry_wait|disable_retry_limit)/),
      tls: tlsOf(type, match),
      auth: authOf(type, match),
      typeName: match.parameters.has('type_name'),
      source: placeOf(match.parameters.get('type_name')?.line ?? match.line),
    },
  ];
}

function tlsOf(type: string, match: Directive): Answer {
  if (!network.test(type)) return 'unknown';
  if (type === 'secure_forward') return 'yes';
  const target = parameter(
    match,
    'scheme',
    'url',
    'endpoint',
    'endpoint_url',
    'protocol',
    'transport',
    'hosts',
  );
  if (/#\{|\$\{/.test(target)) return 'unknown';
  if (/^(?:https|tls|ssl)\b|https:\/\//.test(target)) return 'yes';
  const ssl = [...match.parameters.keys()].some(key =>
    /^(?:ssl_(?!verify)|ca_cert|ca_file|tls_(?!verify)|use_ssl|sasl_over_ssl)/.test(
      key,
    ),
  );
  return ssl ? 'yes' : 'no';
}

function authOf(type: string, match: Directive): Answer {
  if (
    !/^(?:elasticsearch|opensearch|loki|http|splunk_hec|kafka|rdkafka)/.test(
      type,
    )
  ) {
    return 'unknown';
  }
  const set = [...match.parameters.keys()].some(key =>
    /^(?:user(?:name)?|password|api_key|cloud_auth|bearer_token\w*|hec_token|client_cert|client_key|cert|ssl_client_cert\w*|sasl_\w+|custom_headers|headers|principal|endpoint|aws_\w+)$/.test(
      key,
    ),
  );
  const inUrl = /:\/\/[^/\s]*@/.test(parameter(match, 'url', 'hosts'));
  return set ||
    inUrl ||
    match.children.some(({ name }) => name === 'auth' || name === 'endpoint')
    ? 'yes'
    : 'no';
}

function takesApart(filter: Directive): boolean {
  const type = parameter(filter, '@type', 'type');
  if (type === 'parser') {
    return filter.children.some(
      each =>
        each.name === 'parse' &&
        /json|multi_format/.test(parameter(each, '@type')),
    );
  }
  return (
    type === 'kubernetes_metadata' &&
    parameter(filter, 'merge_json_log') === 'true'
  );
}
