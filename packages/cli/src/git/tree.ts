import { Git, GitError, MissingObject } from './git';

/** What a tree may hold; a repository with more is refused. */
export interface TreeLimits {
  files: number;
  /** Bytes, all in all. */
  bytes: number;
  /** Bytes of one file; a bigger one is written without its content. */
  fileBytes: number;
}

/** A file of a tree. */
export interface TreeFile {
  path: string;
  oid: string;
  /** In bytes. */
  size: number;
  type: 'file' | 'executable' | 'link';
}

const types: Record<string, TreeFile['type']> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'link',
};

/** Bytes that the list of a tree may have for each file that it may hold. */
const bytesAFile = 400;

/**
 * The files of a tree. Submodules are left out, and so are paths that no work tree can have. Rejects with GitError, also
 * where there are more than the limits admit.
 */
export async function filesOfTree(
  git: Git,
  tree: string,
  limits: TreeLimits,
): Promise<TreeFile[]> {
  const listed = await git.output(
    ['ls-tree', '-r', '-z', '-l', '--full-tree', tree],
    limits.files * bytesAFile,
  );
  const files = listed
    .toString('utf8')
    .split('\0')
    .flatMap(entry => {
      const [, mode, oid, size, path] =
        /^(\d+) blob ([0-9a-f]+) +(\S+)\t(.+)$/s.exec(entry) ?? [];
      const type = types[mode];
      if (type && !/^\d+$/.test(size)) throw new MissingObject(oid);
      return type && isHarmless(path)
        ? [{ path, oid, size: Number(size), type }]
        : [];
    });
  const bytes = files
    .filter(({ size }) => size <= limits.fileBytes)
    .reduce((sum, { size }) => sum + size, 0);
  if (files.length > limits.files || bytes > limits.bytes) {
    throw new GitError(
      `the tree has more than ${limits.files} files or ${limits.bytes} bytes`,
    );
  }
  return files;
}

/** Below the directory, whatever the file system makes of it, and no part of a repository's own files. */
export function isHarmless(path: string): boolean {
  return (
    !path.includes('\\') &&
    !path.includes('\ufffd') &&
    path
      .split('/')
      .every(part => !/^(|\.{1,2}|\.git|git~\d+|[a-z]:.*)$/i.test(part.trim()))
  );
}
