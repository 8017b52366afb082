import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ChecklistView } from '@container-maturity/backstage-plugin-maturity-common';
import {
  Checklist,
  ChecklistKeeper,
  EvidenceSchema,
  formatChecklistErrors,
  loadChecklist,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import { stat } from 'node:fs/promises';
import { digestDirectory } from '../collect/localDirectory';
import { CheckStore } from '../store/CheckStore';
import { RuleBook, updateRuleBook } from './RuleBook';

/** A checklist with what the installation knows of its rules. */
export interface ChecklistInForce {
  checklist: Checklist;
  rules: RuleBook;
}

/** The checklist in force, reloaded when its files change; the last good one stays where they are broken. */
export class Checklists {
  private readonly keeper: ChecklistKeeper;
  private stamp = '';
  private inForce?: ChecklistInForce;
  private view?: { checklist: Checklist; text: ChecklistView };

  constructor(
    private readonly options: {
      path?: string;
      schemas: EvidenceSchema[];
      store: CheckStore;
      graceMs: number;
      logger: LoggerService;
    },
  ) {
    this.keeper = new ChecklistKeeper(() =>
      loadChecklist(options.path, options.schemas),
    );
  }

  /** @throws Error where there is no usable checklist: there is none to fall back to */
  async load(now: Date): Promise<void> {
    this.stamp = await this.readStamp();
    await this.keeper.load();
    await this.adopt(now);
    this.logProblems();
  }

  get current(): ChecklistInForce {
    if (!this.inForce) {
      throw new Error('The checklist has not been loaded yet');
    }
    return this.inForce;
  }

  /** Reads the files again if they have changed; true where that changed the checklist. */
  async refresh(now: Date): Promise<boolean> {
    const stamp = await this.readStamp();
    if (stamp === this.stamp) {
      return false;
    }
    this.stamp = stamp;
    const { changed } = await this.keeper.reload();
    this.logProblems();
    if (changed) {
      await this.adopt(now);
      const { id, version } = this.keeper.current;
      this.options.logger.info(`Checklist ${id} ${version} is now in force`);
    }
    return changed;
  }

  /** @throws NotFoundError */
  read(id: string): ChecklistView {
    const { checklist } = this.current;
    if (id !== checklist.id) {
      throw new NotFoundError(
        `No checklist '${id}'; the one in force is '${checklist.id}'`,
      );
    }
    if (this.view?.checklist !== checklist) {
      this.view = { checklist, text: checklist.view() };
    }
    const problems = this.keeper.errors.map(error => ({ ...error }));
    return problems.length > 0
      ? { ...this.view.text, problems }
      : this.view.text;
  }

  private async adopt(now: Date): Promise<void> {
    const checklist = this.keeper.current;
    const rules = await updateRuleBook(checklist, this.options.store, {
      now,
      graceMs: this.options.graceMs,
    });
    this.inForce = { checklist, rules };
  }

  private logProblems(): void {
    const { logger } = this.options;
    if (this.keeper.errors.length > 0) {
      logger.error(
        `The checklist has errors; the last good version stays in force.\n${formatChecklistErrors(
          [...this.keeper.errors],
        )}`,
      );
    }
    if (this.keeper.warnings.length > 0) {
      logger.warn(
        `The checklist has warnings.\n${formatChecklistErrors([
          ...this.keeper.warnings,
        ])}`,
      );
    }
  }

  private async readStamp(): Promise<string> {
    const paths = [shippedChecklist(), this.options.path].filter(
      path => path !== undefined,
    );
    const stamps = await Promise.all(paths.map(stampOf));
    return stamps.join('\n');
  }
}

async function stampOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    return found.isDirectory()
      ? await digestDirectory(path, new AbortController().signal)
      : `${found.size} ${found.mtimeMs}`;
  } catch (error) {
    return String(error);
  }
}
