import picomatch from 'picomatch';

/** Longer globs are refused: they come from annotations and configuration, and compile to regular expressions. */
const maxLength = 256;
const maxGlobs = 64;

/** Compiling costs more than matching, and the same globs come again for every repository. */
const compiled = new Map<string, (path: string) => boolean>();
const maxCompiled = 500;

/** One predicate for several globs; dot files are matched like others. */
export function matcher(
  globs: readonly string[],
  ignoreCase = false,
): (path: string) => boolean {
  for (const glob of globs) {
    if (glob.length > maxLength) {
      throw new Error(
        `The glob "${glob.slice(
          0,
          40,
        )}…" has more than ${maxLength} characters`,
      );
    }
  }
  if (globs.length > maxGlobs) {
    throw new Error(`More than ${maxGlobs} globs were given`);
  }
  if (globs.length === 0) return () => false;
  const key = JSON.stringify([ignoreCase, globs]);
  const known = compiled.get(key);
  if (known) return known;
  const match = picomatch([...globs], { dot: true, nocase: ignoreCase });
  if (compiled.size >= maxCompiled) compiled.clear();
  const predicate = (path: string) => match(path);
  compiled.set(key, predicate);
  return predicate;
}

/** The directory a glob's matches all lie below: what stands before the first wildcard. */
export function baseOf(glob: string): string {
  const { base } = picomatch.scan(glob);
  const clean = base.replace(/^\.\//, '');
  return clean === '.' ? '' : clean;
}
