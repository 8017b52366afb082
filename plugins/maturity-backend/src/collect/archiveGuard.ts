import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { ExplainedError } from './ExplainedError';

/** Bounds of what is unpacked of one repository. */
export interface ArchiveLimits {
  /** Entries of the archive, all in all. */
  files: number;
  /** Bytes on disk, all in all. */
  bytes: number;
  /** Bytes of one file; a bigger one is left out. */
  fileBytes: number;
}

/**
 * Watches an archive while it is unpacked.
 *
 * @remarks
 * The filter never throws: the readers for zip archives lose an error that is thrown there and then wait for ever.
 * It lets nothing more through instead, and `signal` ends the download.
 */
export class ArchiveGuard {
  private readonly controller = new AbortController();
  private refusal?: ExplainedError;
  private files = 0;
  private bytes = 0;

  readonly signal = this.controller.signal;

  constructor(private readonly limits: ArchiveLimits) {}

  readonly filter = (path: string, info?: { size: number }): boolean => {
    if (this.refusal) {
      return false;
    }
    const size = info?.size ?? 0;
    this.files += 1;
    if (this.files > this.limits.files) {
      return this.refuse({
        en: `it has more than ${this.limits.files} entries (maturity.repository.limits.files)`,
        zh: `条目超过 ${this.limits.files} 个（maturity.repository.limits.files）`,
      });
    }
    if (leadsOut(path)) {
      const entry = JSON.stringify(path.slice(0, 200));
      return this.refuse({
        en: `its entry ${entry} leads out of it`,
        zh: `条目 ${entry} 指向仓库之外`,
      });
    }
    if (size > this.limits.fileBytes) {
      return false;
    }
    this.bytes += size;
    if (this.bytes > this.limits.bytes) {
      return this.refuse({
        en: `it is bigger than ${this.limits.bytes} bytes when unpacked (maturity.repository.limits.bytes)`,
        zh: `解压后超过 ${this.limits.bytes} 字节（maturity.repository.limits.bytes）`,
      });
    }
    return true;
  };

  throwIfRefused(): void {
    if (this.refusal) {
      throw this.refusal;
    }
  }

  private refuse({ en, zh }: LocalizedText): false {
    this.refusal = new ExplainedError({
      en: `The repository's archive is refused: ${en}`,
      zh: `拒绝该仓库的归档：${zh}`,
    });
    this.controller.abort(this.refusal);
    return false;
  }
}

function leadsOut(path: string): boolean {
  return (
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    path.includes('\0') ||
    path.split(/[\\/]/).includes('..')
  );
}
