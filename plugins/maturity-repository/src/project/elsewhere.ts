import { Heading } from './markdown';

/** Headings that tell how to run the thing where it matters, though named otherwise. */
const operationsHeading =
  /\b(run|running|install|installing|installation|set ?up|getting started|quick ?start)\b.{0,40}\b(production|kubernetes|k8s|cluster|gke|eks|aks|openshift|helm|docker|container|swarm|compose)|\b(kubernetes|helm|docker)\b.{0,30}\b(install|installation|deployment)|\b(creat|configur|provision|set(ting)? ?up)\w*.{0,30}\b(cluster|eks|gke|aks)\b|\b(cluster|eks|gke|aks)\b.{0,20}\b(creation|setup|configuration)|^(\d+\.\s*)?(using |with )?(docker|docker[- ]compose|podman|kubernetes|k8s|helm|kustomize|openshift|容器)$|安装/i;

/** Under such a heading it is about a developer's machine. */
const onOnesOwnMachine =
  /\blocal(ly|host)?\b|\bdevelop(ment|ers?|ing)?\b|\bdev\b|本地|本机|开发/i;

/** Whether a section is about running the thing elsewhere than on a developer's machine. */
export function runsItSomewhere(
  headings: readonly Heading[],
  index: number,
): boolean {
  return (
    operationsHeading.test(headings[index].text) && isElsewhere(headings, index)
  );
}

/** Whether neither a heading nor those it is below are about a developer's machine. */
export function isElsewhere(
  headings: readonly Heading[],
  index: number,
): boolean {
  let { level } = headings[index];
  for (let at = index; at >= 0; at--) {
    const heading = headings[at];
    if (at !== index && heading.level >= level) continue;
    // The title of a page may hold the word for other reasons.
    if (at !== 0 && onOnesOwnMachine.test(heading.text)) return false;
    level = heading.level;
  }
  return true;
}
