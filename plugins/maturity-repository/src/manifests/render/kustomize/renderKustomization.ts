import { posix } from 'node:path';
import { cached, keyOf } from '../cache/renderCache';
import { runInSandbox } from '../sandbox/sandbox';
import { joined, Unusable } from '../sandbox/snapshot';
import { renderSettings } from '../settings';
import { findTool } from '../tools';
import {
  KustomizationRequest,
  NotRendered,
  RenderResult,
  ToolInfo,
} from '../types';
import { failureOf } from './failure';
import { GatheredKustomization, gatherKustomization } from './gather';
import { readBuilt } from './output';

/** Names in the sandbox: of the repository's copy, and of a kustomization of ours that asks for origins. */
const copy = 'repository';
const asking = 'asking';

/**
 * Builds a kustomization with the kustomize of the real kubectl, on a copy of the files it refers to: without symbolic
 * links, network, charts or plugins, and within limits. Equal content is built once. Rejects only with the signal's reason.
 */
export async function renderKustomization(
  request: KustomizationRequest,
): Promise<RenderResult> {
  const found = await findTool('kubectl');
  if ('missing' in found) return { status: 'no-tool', message: found.missing };
  const directory = normal(request.directory);
  const gathered = await gather({ ...request, directory });
  if ('status' in gathered) return gathered;
  const key = keyOf(
    ['kustomize', found.tool.version, directory],
    gathered.files,
  );
  return cached(key, () =>
    build(found.tool, directory, gathered, request.signal),
  );
}

function normal(directory: string): string {
  const path = posix.normalize(directory || '.').replace(/\/$/, '');
  return path === '.' ? '' : path;
}

async function gather({
  root,
  directory,
  signal,
}: KustomizationRequest): Promise<GatheredKustomization | NotRendered> {
  try {
    const { limits } = renderSettings();
    return await gatherKustomization(root, directory, limits, signal);
  } catch (error) {
    if (error instanceof Unusable) return error.result;
    throw error;
  }
}

async function build(
  tool: ToolInfo,
  directory: string,
  { files, file, buildMetadata }: GatheredKustomization,
  signal: AbortSignal | undefined,
): Promise<RenderResult> {
  const { limits } = renderSettings();
  const sandboxed = new Map(
    [...files].map(([path, { content }]) => [joined(copy, path), content]),
  );
  sandboxed.set(
    `${asking}/kustomization.yaml`,
    Buffer.from(
      JSON.stringify({
        resources: [`../${joined(copy, directory)}`],
        buildMetadata: [...new Set([...buildMetadata, 'originAnnotations'])],
      }),
    ),
  );
  const printed = await runInSandbox({
    tool,
    args: ['kustomize', '--', asking],
    files: sandboxed,
    limits,
    signal,
  });
  if (printed.status !== 'printed') return printed;
  const isCopied = (path: string) => files.has(path);
  if (!printed.ok) {
    return failureOf(printed.stderr, copy, file, isCopied);
  }
  return {
    status: 'rendered',
    files: readBuilt(printed.stdout, asking, copy, isCopied, file),
    notes: [],
  };
}
