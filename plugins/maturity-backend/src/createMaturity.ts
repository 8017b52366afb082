import {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Collector } from '@container-maturity/backstage-plugin-maturity-node';
import { Router } from 'express';
import { prepareRendering } from './collect/prepareRendering';
import { createRepositoryCollector } from './collect/repositoryCollector';
import { readSettings } from './config';
import { Checklists } from './evaluate/Checklists';
import { Evaluator } from './evaluate/Evaluator';
import { Fleet } from './fleet/Fleet';
import { Access } from './serve/Access';
import { BadgeService } from './serve/BadgeService';
import { EvaluationService } from './serve/EvaluationService';
import { GroupTree } from './serve/GroupTree';
import { OverviewExportService } from './serve/OverviewExportService';
import { OverviewListService } from './serve/OverviewListService';
import { OverviewService } from './serve/OverviewService';
import { Populations } from './serve/Populations';
import { createRouter } from './serve/router';
import { ScorecardService } from './serve/ScorecardService';
import { TimelineService } from './serve/TimelineService';
import { BucketStore } from './store/BucketStore';
import { CheckStore } from './store/CheckStore';
import { openDatabase } from './store/database';
import { EvaluationStore } from './store/EvaluationStore';
import { FleetStore } from './store/FleetStore';
import { HistoryStore } from './store/HistoryStore';
import { ResultStore } from './store/ResultStore';
import { ScorecardStore } from './store/ScorecardStore';
import { SubjectStore } from './store/SubjectStore';
import { CatalogComparison } from './sweep/CatalogComparison';
import { scheduleSweep } from './sweep/schedule';
import { Sweeper } from './sweep/Sweeper';

/** What the plugin is made of. */
export interface MaturityServices {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  collectors: Collector[];
  config: RootConfigService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  urlReader: UrlReaderService;
}

/** Puts the parts together. */
export async function createMaturity(services: MaturityServices): Promise<{
  router: Router;
  /** Badges are for anybody. */
  publicBadges: boolean;
  schedule(): Promise<void>;
}> {
  const { auditor, auth, catalog, config, httpAuth, logger } = services;
  const settings = readSettings(config);
  await prepareRendering(settings.repository.rendering, logger);
  const integrations = ScmIntegrations.fromConfig(config);
  const db = await openDatabase(services.database);
  const buckets = new BucketStore(db);
  const subjects = new SubjectStore(db);
  const evaluations = new EvaluationStore(db);
  await buckets.prepare(new Date(), settings.periodMs);

  const collectors = [
    createRepositoryCollector({
      urlReader: services.urlReader,
      integrations,
      settings: settings.repository,
    }),
    ...services.collectors,
  ];
  const checks = new CheckStore(db);
  const checklists = new Checklists({
    path: settings.checklistPath,
    schemas: collectors.map(collector => collector.schema),
    store: checks,
    graceMs: settings.graceMs,
    logger,
  });
  await checklists.load(new Date());

  const stop = new AbortController();
  const evaluator = new Evaluator({
    checklists,
    collectors,
    integrations,
    settings,
    logger,
  });
  const comparison = new CatalogComparison({
    auth,
    catalog,
    integrations,
    logger,
    settings,
    subjects,
  });
  const access = new Access({ permissions: services.permissions, catalog });
  const scorecards = new ScorecardStore(db);
  const fleetStore = new FleetStore(db);
  const populations = new Populations({
    access,
    checklists,
    fleet: new Fleet(fleetStore),
    groups: new GroupTree({ auth, catalog }),
    scorecards,
    store: fleetStore,
  });
  const history = new HistoryStore(db);
  const scorecardService = new ScorecardService({
    access,
    checklists,
    scorecards,
    history,
  });
  const router = await createRouter({
    access,
    auditor,
    checklists,
    httpAuth,
    scorecards: scorecardService,
    timeline: new TimelineService({
      scorecards: scorecardService,
      history,
      checks,
    }),
    badges: new BadgeService({
      scorecards: scorecardService,
      isPublic: settings.publicBadges,
    }),
    overview: new OverviewService(populations),
    overviewLists: new OverviewListService({
      populations,
      results: new ResultStore(db),
    }),
    overviewExports: new OverviewExportService(populations),
    evaluations: new EvaluationService({
      access,
      catalog,
      checklists,
      comparison,
      evaluations,
      evaluator,
      subjects,
      perMinute: settings.evaluationsPerMinute,
      signal: stop.signal,
    }),
  });
  const sweeper = new Sweeper({
    buckets,
    evaluations,
    checklists,
    evaluator,
    settings,
    logger,
  });
  return {
    router,
    publicBadges: settings.publicBadges,
    schedule: () =>
      scheduleSweep({
        buckets,
        comparison,
        sweeper,
        stop,
        logger,
        lifecycle: services.lifecycle,
        scheduler: services.scheduler,
        pollIntervalMs: settings.pollIntervalMs,
      }),
  };
}
