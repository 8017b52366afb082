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
  private refusal?: Error;
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
      return this.refuse(
        `it has more than ${this.limits.files} entries (maturity.repository.limits.files)`,
      );
    }
    if (leadsOut(path)) {
      return this.refuse(
        `its entry ${JSON.stringify(path.slice(0, 200))} leads out of it`,
      );
    }
    if (size > this.limits.fileBytes) {
      return false;
    }
    this.bytes += size;
    if (this.bytes > this.limits.bytes) {
      return this.refuse(
        `it is bigger than ${this.limits.bytes} bytes when unpacked (maturity.repository.limits.bytes)`,
      );
    }
    return true;
  };

  throwIfRefused(): void {
    if (this.refusal) {
      throw this.refusal;
    }
  }

  private refuse(why: string): false {
    this.refusal = new Error(`The repository's archive is refused: ${why}`);
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
