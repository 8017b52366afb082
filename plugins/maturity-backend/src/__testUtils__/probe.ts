import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  Collector,
  CollectorAnswer,
  CollectorContext,
  createCollector,
  maturityCollectorsExtensionPoint,
} from '@container-maturity/backstage-plugin-maturity-node';

const text = (en: string) => ({ en, zh: en });

/** Evidence of the probe: `ok` holds, and nothing is listed in `bad`. */
export interface ProbeDocument {
  ok: boolean;
  bad: Array<{ name: string; source: { file: string; line: number } }>;
}

/** A collector whose answers a test sets, entity by entity. */
export class Probe {
  readonly answers = new Map<string, CollectorAnswer | Error>();
  readonly calls: Array<{ name: string; etag?: string }> = [];
  onCollect?: (entity: Entity, context: CollectorContext) => Promise<void>;

  readonly collector: Collector = createCollector({
    id: 'probe',
    title: text('Probe'),
    schema: {
      id: 'probe',
      title: text('Probe'),
      schema: {
        type: 'object',
        required: ['ok', 'bad'],
        properties: {
          ok: { type: 'boolean' },
          bad: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'source'],
              properties: {
                name: { type: 'string' },
                source: {
                  type: 'object',
                  required: ['file', 'line'],
                  properties: {
                    file: { type: 'string' },
                    line: { type: 'integer' },
                  },
                },
              },
            },
          },
        },
      },
    },
    collect: async (entity, context) => {
      const { name } = entity.metadata;
      this.calls.push({ name, ...(context.etag && { etag: context.etag }) });
      await this.onCollect?.(entity, context);
      const answer = this.answers.get(name) ?? collected({ ok: true, bad: [] });
      if (answer instanceof Error) {
        throw answer;
      }
      const isSame =
        answer.status === 'collected' &&
        answer.etag !== undefined &&
        answer.etag === context.etag;
      return isSame ? { status: 'unchanged' } : answer;
    },
  });

  readonly module = createBackendModule({
    pluginId: 'maturity',
    moduleId: 'probe',
    register: env => {
      env.registerInit({
        deps: { collectors: maturityCollectorsExtensionPoint },
        init: async ({ collectors }) => {
          collectors.addCollector(this.collector);
        },
      });
    },
  });

  set(name: string, answer: CollectorAnswer | Error): void {
    this.answers.set(name, answer);
  }
}

/** An answer with evidence; its etag changes with it. */
export function collected(document: ProbeDocument): CollectorAnswer {
  return { status: 'collected', document, etag: JSON.stringify(document) };
}

/** One thing in `bad`. */
export function bad(name: string, line = 1): ProbeDocument['bad'][number] {
  return { name, source: { file: 'Dockerfile', line } };
}
