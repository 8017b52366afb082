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
  if (globs.length > maxGlobs) throw tooMany();
  if (globs.length === 0) return () => false;
  const key = JSON.stringify([ignoreCase, globs]);
  const known = compiled.get(key);
  if (known) return known;
  // One expression for all of them is several times faster than a matcher each.
  const expression = new RegExp(
    globs
      .map(glob => picomatch.makeRe(glob, { dot: true, nocase: ignoreCase }))
      .map(({ source }) => source)
      .join('|'),
    ignoreCase ? 'i' : '',
  );
  if (compiled.size >= maxCompiled) compiled.clear();
  const predicate = (path: string) => expression.test(path);
  compiled.set(key, predicate);
  return predicate;
}

/**
 * Whether a path is left out: the last glob that matches decides, and one that begins with `!` keeps.
 */
export function exclusion(globs: readonly string[]): (path: string) => boolean {
  if (globs.length > maxGlobs) throw tooMany();
  const runs: Array<{ keeps: boolean; globs: string[] }> = [];
  for (const written of globs) {
    const keeps = /^!(?!\()/.test(written);
    const glob = keeps ? written.slice(1) : written;
    const last = runs.at(-1);
    if (last?.keeps === keeps) last.globs.push(glob);
    else runs.push({ keeps, globs: [glob] });
  }
  const deciders = runs
    .map(run => ({ keeps: run.keeps, matches: matcher(run.globs) }))
    .reverse();
  return path => {
    const decider = deciders.find(({ matches }) => matches(path));
    return decider !== undefined && !decider.keeps;
  };
}

function tooMany(): Error {
  return new Error(`More than ${maxGlobs} globs were given`);
}

/** The directory a glob's matches all lie below: what stands before the first wildcard. */
export function baseOf(glob: string): string {
  const { base } = picomatch.scan(glob);
  const clean = base.replace(/^\.\//, '');
  return clean === '.' ? '' : clean;
}
