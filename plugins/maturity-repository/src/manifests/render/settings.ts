/**
 * What rendering may cost and where it keeps things; the same for the whole process.
 *
 * @public
 */
export interface RenderSettings {
  /** Path of helm; found on PATH or in the optional package unless told. */
  helm?: string;
  /** Path of kubectl, likewise. */
  kubectl?: string;
  /** Where the package's programs are unpacked; the user's cache directory unless told. */
  toolDirectory?: string;
  /**
   * Where results are kept between processes, 256 MiB and 1,000 files at most: a directory of this user that nobody else may
   * write to. Only in memory unless told.
   */
  cacheDirectory?: string;
  limits: RenderLimits;
}

/**
 * What one rendering may take. What exceeds it makes the checks of that chart an error, and nothing else.
 *
 * @public
 */
export interface RenderLimits {
  /** Of one run. Default 20,000. */
  milliseconds: number;
  /** Of memory of one run. Default 512 MiB. */
  memoryBytes: number;
  /** Of what one run prints. Default 32 MiB. */
  outputBytes: number;
  /** Files of one chart or kustomization, with what it depends on. Default 3,000. */
  files: number;
  /** Of all those files. Default 32 MiB. */
  inputBytes: number;
  /** Of one of them. Default 5 MiB, as helm itself has it. */
  fileBytes: number;
  /** Directories below each other. Default 24. */
  depth: number;
}

const MiB = 1024 * 1024;

export const defaultLimits: RenderLimits = {
  milliseconds: 20_000,
  memoryBytes: 512 * MiB,
  outputBytes: 32 * MiB,
  files: 3_000,
  inputBytes: 32 * MiB,
  fileBytes: 5 * MiB,
  depth: 24,
};

let current: RenderSettings = { limits: defaultLimits };

/**
 * Sets what is given for the whole process; what isn't given goes back to its default.
 *
 * @public
 */
export function configureRendering(
  settings: Partial<Omit<RenderSettings, 'limits'>> & {
    limits?: Partial<RenderLimits>;
  },
): void {
  current = { ...settings, limits: { ...defaultLimits, ...settings.limits } };
}

export function renderSettings(): RenderSettings {
  return current;
}
