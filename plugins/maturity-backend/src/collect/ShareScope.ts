import { LoggerService } from '@backstage/backend-plugin-api';

interface Shared {
  value: Promise<unknown>;
  dispose?: (value: never) => Promise<void>;
}

/** What the collectors share for entities that are collected together. */
export class ShareScope {
  private readonly shared = new Map<string, Shared>();

  constructor(private readonly logger: LoggerService) {}

  /** The `share` function of one collector's context. */
  forCollector(id: string) {
    return <T>(
      key: string,
      create: () => Promise<T>,
      dispose?: (value: T) => Promise<void>,
    ): Promise<T> => {
      const fullKey = `${id}\0${key}`;
      const existing = this.shared.get(fullKey);
      if (existing) {
        return existing.value as Promise<T>;
      }
      const value = create();
      value.catch(() => {}); // whoever shares it sees the error; nobody may be left to
      this.shared.set(fullKey, { value, dispose });
      return value;
    };
  }

  /** Cleans up, whatever happened. */
  async dispose(): Promise<void> {
    const all = [...this.shared.values()];
    this.shared.clear();
    for (const { value, dispose } of all) {
      try {
        const result = await value;
        await dispose?.(result as never);
      } catch (error) {
        this.logger.debug(`Clean-up after collecting failed: ${error}`);
      }
    }
  }
}
