// Where the models lag behind their products: fields that later releases added, and what the custom resource
// definitions don't require. Facts of kubernetes/api 1.37 and of each product's CRDs, mid 2026. A correction that a new
// version of the models makes needless is refused, so that the list stays short.

const VOLUME_USERS = ['configMap', 'secret', 'downwardAPI'];
const ISTIO_NETWORKING = ['v1', 'v1beta1', 'v1alpha3'].map(
  version => `networking.istio.io/${version}`,
);
const TRAFFIC_POLICY = [
  'connectionPool.http.http2KeepAlive',
  'loadBalancer.backendUtilization',
  'loadBalancer.zoneAwareLbSetting',
  'outlierDetection.outlierDetectionHttpErrorCodes',
];
const ISSUER = [
  'spec.acme.renewalInformationSource',
  'spec.acme.solvers[].dns01.nameservers',
  'spec.acme.solvers[].waitInsteadOfSelfCheck',
  'spec.vault.auth.aws',
  'spec.venafi.ngts',
];
const EXTERNAL_SECRET = [
  'data[].remoteRef.nullBytePolicy',
  'dataFrom[].extract.nullBytePolicy',
  'dataFrom[].find.nullBytePolicy',
  'dataFrom[].rewrite[].merge',
  'syncWindows',
  'target.manifest',
  'target.template.metadata.finalizers',
  'target.template.templateFrom[].valuesDecodingStrategy',
];
const PUSH_SECRET = [
  'dataTo',
  'template.metadata.finalizers',
  'template.templateFrom[].valuesDecodingStrategy',
];
const below = (prefix, fields) => fields.map(field => `${prefix}.${field}`);

/** [apiVersion, kind, fields]: known, of any type. A definition that several kinds share is corrected once for all. */
const LATER = [
  [
    'v1',
    'Pod',
    [
      'spec.volumes[].emptyDir.mode',
      ...VOLUME_USERS.map(each => `spec.volumes[].${each}.defaultUser`),
      'spec.volumes[].secret.items[].user',
      'spec.volumes[].downwardAPI.items[].user',
      'spec.volumes[].projected.defaultUser',
      'spec.volumes[].projected.sources[].serviceAccountToken.user',
      'spec.volumes[].projected.sources[].clusterTrustBundle.user',
      'spec.volumes[].projected.sources[].podCertificate.user',
      'spec.containers[].volumeMounts[].bindMountOptions',
      'spec.containers[].livenessProbe.httpGet.protocol',
      'spec.containers[].livenessProbe.grpc.mode',
    ],
  ],
  ['v1', 'Node', ['spec.podPreemptionPolicy']],
  ['authentication.k8s.io/v1', 'TokenRequest', ['spec.attestations']],
  ['storage.k8s.io/v1', 'CSINode', ['status']],
  [
    'resource.k8s.io/v1',
    'ResourceSlice',
    [
      'spec.devices[].nodeAllocatableResources',
      'spec.partitionTypeAttribute',
      'spec.skipNodeOperations',
    ],
  ],
  [
    'argoproj.io/v1alpha1',
    'AnalysisTemplate',
    [
      'spec.metrics[].provider.datadog.requestTimeout',
      'spec.metrics[].provider.prometheus.authentication.basicAuth',
    ],
  ],
  [
    'argoproj.io/v1alpha1',
    'AppProject',
    ['spec.sourceIntegrity', 'spec.syncWindows[].syncOverrun'],
  ],
  [
    'argoproj.io/v1alpha1',
    'Application',
    [
      'spec.source.directory.disableExtensionFilter',
      'spec.source.tagPrefix',
      'spec.sourceHydrator.syncSource.repoURL',
    ],
  ],
  [
    'argoproj.io/v1alpha1',
    'ApplicationSet',
    below('spec.generators[].scmProvider', [
      'gitea.excludeArchivedRepos',
      'github.excludeArchivedRepos',
      'gitlab.includeArchivedRepos',
    ]),
  ],
  ['cert-manager.io/v1', 'Certificate', ['spec.renewal']],
  ['cert-manager.io/v1', 'Issuer', ISSUER],
  ['acme.cert-manager.io/v1', 'Order', ['spec.replaces']],
  ['external-secrets.io/v1', 'ExternalSecret', below('spec', EXTERNAL_SECRET)],
  ['external-secrets.io/v1alpha1', 'PushSecret', below('spec', PUSH_SECRET)],
  [
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    below('spec.rules[].sessionPersistence', ['cookie', 'header']),
  ],
  [
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    [
      'spec.postRenderStrategy',
      'spec.upgrade.chartNameChangeStrategy',
      'spec.valuesFrom[].literal',
    ],
  ],
  [
    'keda.sh/v1alpha1',
    'TriggerAuthentication',
    ['spec.podIdentity.externalID', 'spec.oauth2'],
  ],
  [
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    ['spec.buildMetadata', 'spec.ignore', 'spec.postBuild.substituteStrategy'],
  ],
  [
    'monitoring.coreos.com/v1',
    'Prometheus',
    [
      'spec.otlp.labelNamePreserveMultipleUnderscores',
      'spec.otlp.labelNameUnderscoreSanitization',
      'spec.tsdb.chunkEncoding',
      'spec.tsdb.staleSeriesCompactionThreshold',
    ],
  ],
  ...['v1alpha1', 'v1beta1'].map(version => [
    `monitoring.coreos.com/${version}`,
    'AlertmanagerConfig',
    [
      'spec.receivers[].slackConfigs[].updateMessage',
      'spec.receivers[].snsConfigs[].useAWSHTTPClient',
      'spec.receivers[].webhookConfigs[].payload',
    ],
  ]),
  ...ISTIO_NETWORKING.flatMap(version => [
    [
      version,
      'DestinationRule',
      [
        ...below('spec.trafficPolicy', TRAFFIC_POLICY),
        ...below('spec.trafficPolicy.portLevelSettings[]', TRAFFIC_POLICY),
        ...below('spec.subsets[].trafficPolicy', TRAFFIC_POLICY),
        ...below(
          'spec.subsets[].trafficPolicy.portLevelSettings[]',
          TRAFFIC_POLICY,
        ),
        'spec.trafficPolicy.retryBudget.budgetInterval',
        'spec.subsets[].trafficPolicy.retryBudget.budgetInterval',
      ],
    ],
    [
      version,
      'Gateway',
      below('spec.servers[].tls', ['ecdhCurves', 'insecureSkipVerify']),
    ],
    [
      version,
      'Sidecar',
      [
        'spec.inboundConnectionPool.http.http2KeepAlive',
        'spec.ingress[].connectionPool.http.http2KeepAlive',
        'spec.ingress[].tls.ecdhCurves',
        'spec.ingress[].tls.insecureSkipVerify',
      ],
    ],
    [version, 'VirtualService', ['spec.http[].redirect.prefixRewrite']],
  ]),
  [
    'networking.istio.io/v1alpha3',
    'EnvoyFilter',
    ['spec.configPatches[].match.listener.filterChain.transportSocket'],
  ],
  ...['v1', 'v1beta1'].flatMap(version => [
    [
      `security.istio.io/${version}`,
      'AuthorizationPolicy',
      below('spec.rules[].from[].source', ['trustDomains', 'notTrustDomains']),
    ],
    [
      `security.istio.io/${version}`,
      'RequestAuthentication',
      ['spec.jwtRules[].presence'],
    ],
  ]),
  ...['v1', 'v1alpha1'].map(version => [
    `telemetry.istio.io/${version}`,
    'Telemetry',
    ['spec.tracing[].disableContextPropagation'],
  ]),
  [
    'notification.toolkit.fluxcd.io/v1',
    'Receiver',
    ['spec.oidcProviders', 'spec.resources[].filter'],
  ],
  [
    'source.toolkit.fluxcd.io/v1',
    'OCIRepository',
    ['spec.verify.trustedRootSecretRef'],
  ],
];

/** Required by the models; by the CRDs optional, or filled with a default before the object is validated. */
const OPTIONAL = [
  // ThanosRuler shares Alertmanager's definition.
  ...['Alertmanager', 'Prometheus'].map(kind => [
    'monitoring.coreos.com/v1',
    kind,
    below('spec.storage.volumeClaimTemplate', ['apiVersion', 'kind']),
  ]),
  [
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    ['spec.chart.spec.verify.provider', 'spec.healthCheckExprs[].kind'],
  ],
  ['notification.toolkit.fluxcd.io/v1', 'Receiver', ['spec.secretRef']],
  ['source.toolkit.fluxcd.io/v1', 'OCIRepository', ['spec.verify.provider']],
];

/** Keeps unknown fields. */
const OPEN = [
  ['bitnami.com/v1alpha1', 'SealedSecret', ['spec.template.metadata']],
];

/** Applies the corrections to the built types, in place; `root` gives the number of a kind's type. */
export function correct(types, root) {
  const any = types.push({ scalar: 'any', limits: {} }) - 1;
  each(LATER, (fields, name, where) => {
    refuseIf(
      fields[name] && fields[name].type !== any,
      `${where} is in the models now`,
    );
    fields[name] = { type: any, required: false };
  });
  each(OPTIONAL, (fields, name, where) => {
    refuseIf(!fields[name]?.required, `${where} is not required any more`);
    fields[name] = { ...fields[name], required: false };
  });
  each(OPEN, (fields, name, where) => {
    refuseIf(!fields[name], `${where} is gone`);
    fields[name] = { ...fields[name], type: any };
  });

  function each(corrections, apply) {
    for (const [apiVersion, kind, paths] of corrections) {
      for (const path of paths) {
        const steps = path.split('.');
        const name = steps.pop();
        const fields = steps.reduce(
          follow,
          types[root(apiVersion, kind)],
        ).fields;
        apply(fields, name, `${apiVersion} ${kind} ${path}`);
      }
    }
  }

  function follow(type, step) {
    const name = step.replace('[]', '');
    const field = type.fields?.[name];
    refuseIf(!field, `a correction goes by ${name}, which is no field`);
    const next = types[field.type];
    return step.endsWith('[]') ? types[next.list] : next;
  }
}

function refuseIf(wrong, message) {
  if (wrong) {
    throw new Error(`schemas/corrections.mjs: ${message}`);
  }
}
