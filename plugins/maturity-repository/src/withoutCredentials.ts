/** Parameters of an address that say which version is meant. */
const harmless = /^(?:ref|version|timeout|submodules)=/;

/**
 * An address as it may be shown: without user and password, but for the user `git`, and without the parameters that may
 * hold a token. What is no address stays as it is.
 */
export function withoutCredentials(address: string): string {
  const [place, ...query] = address.split(/[?&]/);
  const shown = place.replace(/\/\/(?!git@)[^/@]{0,300}@/, '//');
  const kept = query.filter(parameter => harmless.test(parameter));
  return kept.length > 0 ? `${shown}?${kept.join('&')}` : shown;
}
