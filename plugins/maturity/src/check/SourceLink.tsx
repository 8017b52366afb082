import { Link } from '@backstage/ui';
import { Source } from '@container-maturity/backstage-plugin-maturity-common';
import styles from './SourceLink.module.css';

/** Where a finding stands: a link where a person can open it, else the file and line or the object. */
export function SourceLink({ source }: { source: Source }) {
  const text = textOf(source);
  if (!text) {
    return null;
  }
  return source.url && isWebAddress(source.url) ? (
    <Link
      href={source.url}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.source}
    >
      {text}
    </Link>
  ) : (
    <code className={styles.source}>{text}</code>
  );
}

function textOf({ file, line, object, url }: Source): string | undefined {
  if (file) {
    return line ? `${file}:${line}` : file;
  }
  return object ?? url;
}

/** A repository may name any address; only the web's own are followed. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
