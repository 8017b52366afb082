import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  CheckResult,
  Scorecard,
} from '@container-maturity/backstage-plugin-maturity-common';
import { ConfigReader } from '@backstage/config';
import { readRendering } from '@container-maturity/backstage-plugin-maturity-repository';
import { ScmIntegrations } from '@backstage/integration';
import { CollectorAnswer } from '@container-maturity/backstage-plugin-maturity-node';
import request from 'supertest';
import { component, startMaturity } from '../__testUtils__/startMaturity';
import { readSettings } from '../config';
import { prepareRendering } from './prepareRendering';
import { createRepositoryCollector } from './repositoryCollector';

// Real helm is run, and machines of CI are slow.
jest.setTimeout(120_000);

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
        - name: shop
          image: {{ .Values.image }}
`;

describe('charts in the backend', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const directory = createMockDirectory({
    content: {
      shop: {
        Dockerfile: 'FROM scratch\nUSER 65532\n',
        deploy: {
          'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
          'values.yaml': 'image: registry.example.com/shop:1.0.0\n',
          'values-prod.yaml': 'image: registry.example.com/shop:latest\n',
          templates: { 'deployment.yaml': deployment },
        },
      },
    },
  });

  const start = async (
    knex: Parameters<typeof startMaturity>[0]['knex'],
    rendering: object = {},
  ) =>
    startMaturity({
      knex,
      entities: [
        component('shop', {
          annotations: {
            'backstage.io/source-location': `file:${directory.resolve('shop')}`,
          },
        }),
      ],
      maturity: {
        checklist: {},
        repository: { roots: [directory.path] },
        rendering: { ...rendering },
      },
    });

  async function fixedImage(
    server: Parameters<typeof request>[0],
  ): Promise<CheckResult | undefined> {
    const { body } = await request(server)
      .get('/api/maturity/scorecards/by-name/component/default/shop')
      .expect(200);
    return (body as Scorecard).results.find(
      ({ check }) => check === 'container-image-tag',
    );
  }

  it('are rendered for each environment, with findings in their templates, and again once the limits allow it', async () => {
    const knex = await databases.init('SQLITE_3');
    const tooFast = await start(knex, { timeout: { milliseconds: 1 } });
    await tooFast.sweep();
    expect(await fixedImage(tooFast.server)).toMatchObject({
      status: 'error',
      reason: { en: expect.stringContaining('0.001 seconds') },
    });
    await tooFast.stop();

    const t = await start(knex);
    await t.endPeriod();
    await t.sweep();
    expect(await fixedImage(t.server)).toMatchObject({
      status: 'fail',
      phase: 'orchestration',
      measured: true,
      findings: [
        {
          message: {
            en: 'Deployment/shop: the container shop runs registry.example.com/shop:latest, whose tag moves',
            zh: expect.stringContaining('其标签会变动'),
          },
          source: { file: 'deploy/templates/deployment.yaml', line: 14 },
        },
      ],
    });
    await t.stop();
  });

  it('are tried again the next day where a limit stopped them, though nothing has changed', async () => {
    const shop = component('shop', {
      annotations: {
        'backstage.io/source-location': `file:${directory.resolve('shop')}`,
      },
    });
    const config = (timeout: string) =>
      new ConfigReader({
        maturity: {
          repository: { roots: [directory.path] },
          rendering: { timeout },
        },
      });
    const collectWith = async (timeout: string) => {
      const settings = readSettings(config(timeout)).repository;
      await prepareRendering(settings.rendering, mockServices.logger.mock());
      const collector = createRepositoryCollector({
        urlReader: mockServices.urlReader.mock(),
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
        settings,
      });
      return (etag?: string) =>
        collector.collect(shop, {
          etag,
          signal: new AbortController().signal,
          logger: mockServices.logger.mock(),
          share: (_, create) => create(),
        });
    };
    const etagOf = async (answer: Promise<CollectorAnswer>) => {
      const { status, ...rest } = await answer;
      expect(status).toBe('collected');
      return 'etag' in rest ? rest.etag : undefined;
    };
    const unchanged = { status: 'unchanged' };
    const clock = jest.spyOn(Date, 'now');
    try {
      clock.mockReturnValue(Date.UTC(2027, 0, 5, 12));
      const hurried = await collectWith('1ms');
      const limited = await etagOf(hurried());
      expect(await hurried(limited)).toEqual(unchanged);
      clock.mockReturnValue(Date.UTC(2027, 0, 6, 12));
      await etagOf(hurried(limited));

      const patient = await collectWith('20s');
      const whole = await etagOf(patient(limited));
      clock.mockReturnValue(Date.UTC(2027, 0, 7, 12));
      expect(await patient(whole)).toEqual(unchanged);
    } finally {
      clock.mockRestore();
    }
  });

  it('refuses to start with a helm that is none', async () => {
    const knex = await databases.init('SQLITE_3');
    await expect(
      start(knex, { helm: directory.resolve('shop/Dockerfile') }),
    ).rejects.toThrow(
      /maturity\.rendering\.helm: .*Dockerfile is configured as helm and can't be run/,
    );
  });
});

describe('the log', () => {
  it('says what renders', async () => {
    const logger = mockServices.logger.mock();
    const { PATH } = process.env;
    process.env.PATH = '';
    try {
      await prepareRendering(readRendering(new ConfigReader({})), logger);
      await new Promise<void>(resolve => {
        logger.info.mockImplementation(message => {
          if (message.startsWith('Kustomizations')) resolve();
        });
      });
    } finally {
      process.env.PATH = PATH;
    }
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      expect.stringMatching(/^Charts are rendered by helm 4\..*unpacked at \//),
      expect.stringMatching(/^Kustomizations are rendered by kubectl 1\.35/),
    ]);
  });
});
