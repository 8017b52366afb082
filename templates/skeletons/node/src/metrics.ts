/** Upper bounds in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  labels: string;
  counts: number[];
  count: number;
  sum: number;
}

export interface RequestSeen {
  method: string;
  /** The route's pattern, never the path itself: each value makes a time series of its own. */
  route: string;
  status: number;
  seconds: number;
}

/** The service's metrics in the text format of Prometheus, named after the conventions of OpenTelemetry. */
export class Metrics {
  readonly #series = new Map<string, Series>();
  readonly #info: string;
  readonly #started = Date.now() / 1_000 - process.uptime();

  constructor(info: Record<string, string>) {
    this.#info = labelText(info);
  }

  observe(request: RequestSeen): void {
    const labels = labelText({
      http_request_method: request.method,
      http_route: request.route,
      http_response_status_code: String(request.status),
    });
    let series = this.#series.get(labels);
    if (!series) {
      series = { labels, counts: buckets.map(() => 0), count: 0, sum: 0 };
      this.#series.set(labels, series);
    }
    series.count += 1;
    series.sum += request.seconds;
    for (const [index, bound] of buckets.entries()) {
      if (request.seconds <= bound) {
        series.counts[index] = (series.counts[index] ?? 0) + 1;
      }
    }
  }

  render(): string {
    const lines = [
      ...gauge('service_info', 'What runs here; always 1.', 1, this.#info),
      ...gauge('process_start_time_seconds', 'When the process started, in Unix time.', this.#started),
      ...gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
      '# HELP http_server_request_duration_seconds Time from the request to the end of its response.',
      '# TYPE http_server_request_duration_seconds histogram',
    ];
    for (const { labels, counts, count, sum } of this.#series.values()) {
      const name = 'http_server_request_duration_seconds';
      buckets.forEach((bound, index) =>
        lines.push(`${name}_bucket{${labels},le="${bound}"} ${counts[index]}`),
      );
      lines.push(
        `${name}_bucket{${labels},le="+Inf"} ${count}`,
        `${name}_sum{${labels}} ${sum}`,
        `${name}_count{${labels}} ${count}`,
      );
    }
    return `${lines.join('\n')}\n`;
  }
}

function gauge(name: string, help: string, value: number, labels = ''): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name}${labels && `{${labels}}`} ${value}`];
}

function labelText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',');
}
