// Writes the comparison as a comment on the pull request: the one that a former run wrote is replaced, so that there is one.
// Where that is not allowed, as for a pull request of a fork, it says so and ends well: the report is in the summary anyway.
import { readFile } from 'node:fs/promises';

const {
  GITHUB_API_URL = 'https://api.github.com',
  GITHUB_REPOSITORY = '',
  MATURITY_COMMENT_FILE = '',
  MATURITY_TOKEN = '',
  PULL_REQUEST = '',
} = process.env;

const maxPages = 30;

/** An answer of the API that is no success. */
class Refused extends Error {
  constructor(status, what) {
    super(`${what} was answered with ${status}`);
    this.status = status;
  }
}

async function call(method, address, body) {
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${MATURITY_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'container-maturity',
      'x-github-api-version': '2022-11-28',
    },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) {
    throw new Refused(
      response.status,
      `${method} ${new URL(address).pathname}`,
    );
  }
  return { data: await response.json(), next: nextOf(response) };
}

/** The next page, only where it is one of the same server: the token goes nowhere else. */
function nextOf(response) {
  const links = response.headers.get('link') ?? '';
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(links) ?? [];
  return address && new URL(address).origin === new URL(GITHUB_API_URL).origin
    ? address
    : undefined;
}

/**
 * The comment that begins with our mark. Only one that a bot wrote: anybody may write the mark, and could change the comment
 * afterwards.
 */
async function findComment(comments, mark) {
  let page = `${comments}?per_page=100`;
  for (let count = 0; page && count < maxPages; count += 1) {
    const { data, next } = await call('GET', page);
    const found = data.find(
      ({ body, user }) => body?.startsWith(mark) && user?.type === 'Bot',
    );
    if (found) return found;
    page = next;
  }
  return undefined;
}

async function write() {
  if (
    !/^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY) ||
    !/^\d+$/.test(PULL_REQUEST)
  ) {
    throw new Error(
      'GITHUB_REPOSITORY and PULL_REQUEST do not name a pull request',
    );
  }
  const body = await readFile(MATURITY_COMMENT_FILE, 'utf8');
  const [mark] = body.split('\n');
  const issues = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues`;
  const comments = `${issues}/${PULL_REQUEST}/comments`;
  const before = await findComment(comments, mark);
  if (before?.body === body) return 'The comment is up to date.';
  if (before) {
    await call('PATCH', `${issues}/comments/${before.id}`, { body });
    return 'The comment is updated.';
  }
  await call('POST', comments, { body });
  return 'The comment is written.';
}

/** A message for the log of the runner: on one line. */
function warn(message) {
  const line = message.replace(/%/g, '%25').replace(/\r?\n/g, '%0A');
  process.stdout.write(`::warning title=Container maturity::${line}\n`);
}

try {
  process.stdout.write(`${await write()}\n`);
} catch (error) {
  if (error instanceof Refused && [401, 403, 404].includes(error.status)) {
    warn(
      `No comment is written: ${error.message}. The token needs pull-requests: write; that of a fork never has it.`,
    );
  } else {
    const why =
      error instanceof Error ? error.cause?.message ?? error.message : error;
    warn(`No comment is written: ${why}`);
  }
}
