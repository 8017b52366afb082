import { environmentName, namesEnvironment } from '../environments';

/**
 * The environment in a name that also says other things: `shop-prod` is of production. The last word counts most,
 * then the first.
 */
export function environmentIn(name: string): string | undefined {
  const words = name.slice(0, 200).split(/[-_.]/).filter(Boolean);
  const word = [...words.slice(-1), ...words].find(namesEnvironment);
  return word === undefined ? undefined : environmentName(word);
}
