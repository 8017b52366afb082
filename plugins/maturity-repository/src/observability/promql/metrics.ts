/** Names of metrics that go up and down: how fast they grow says nothing. */
const gauges =
  /(?:_ratio|_percent|_percentage|_celsius|_info|_timestamp_seconds|_utilization|_temperature)$|^(?:up|probe_success|go_goroutines|go_threads|process_(?:resident|virtual)_memory_bytes|process_open_fds|container_memory_(?:working_set|usage|cache)_bytes|container_memory_rss|container_spec_\w+|node_load\d+|node_memory_\w+_bytes|node_filesystem_(?:avail|free|size)_bytes|kube_(?:deployment|statefulset|replicaset|daemonset)_(?:spec|status)_(?:replicas|desired|current|number)\w*|kube_pod_(?:info|status_\w+)|kubelet_volume_stats_\w+)$/;

export function isGauge(metric: string): boolean {
  return gauges.test(metric);
}

/** Metrics whose 0, or -1, means that there is no limit. */
const limits =
  /^container_spec_\w*limit\w*$|^container_fs_limit_bytes$|^redis_(?:memory_max_bytes|config_maxmemory)$|^jvm_memory_(?:max_bytes|bytes_max)$|^jvm_memory_limit_bytes$/;

export function isLimit(metric: string): boolean {
  return limits.test(metric);
}

const statusLabels =
  /^(?:http_)?(?:response_)?(?:status|code|status_code|status_class|return_code)$|^grpc_(?:status|code)$|^rpc_grpc_status_code$/;
const serverErrors =
  /^\^?\(?(?:\[?45\]?|5)(?:\.|xx|\d|\[|\\d)|^(?:5xx|server_?error|Internal|Unavailable|Unknown)/i;

/** Whether a matcher picks failed requests by their status. */
export function picksErrors({
  name,
  operator,
  value,
}: {
  name: string;
  operator: string;
  value: string;
}): boolean {
  return (
    statusLabels.test(name) &&
    (operator === '=' || operator === '=~') &&
    serverErrors.test(value)
  );
}

export const restarts = 'kube_pod_container_status_restarts_total';
