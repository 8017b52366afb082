import {
  ReadTreeResponseFactory,
  UrlReaders,
} from '@backstage/backend-defaults/urlReader';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

/** An entry of an archive, as hostile as a test wants it. */
export interface ArchiveEntry {
  path: string;
  content?: string | Buffer;
  link?: { type: 'symbolic' | 'hard'; target: string };
  mode?: number;
}

/** A gzipped tar archive, made by hand because a library would refuse what a test needs. */
export function tarball(entries: ArchiveEntry[]): Buffer {
  const blocks: Buffer[] = [];
  for (const { path, content = '', link, mode = 0o644 } of entries) {
    const data = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(path, 0, 100);
    header.write(mode.toString(8).padStart(7, '0'), 100);
    header.write('0000000', 108);
    header.write('0000000', 116);
    header.write((link ? 0 : data.length).toString(8).padStart(11, '0'), 124);
    header.write('00000000000', 136);
    header.write('        ', 148);
    header.write(typeFlag(path, link), 156);
    header.write(link?.target ?? '', 157, 100);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(header);
    if (!link) {
      blocks.push(data, Buffer.alloc((512 - (data.length % 512)) % 512));
    }
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

function typeFlag(path: string, link: ArchiveEntry['link']): string {
  if (link) {
    return link.type === 'symbolic' ? '2' : '1';
  }
  return path.endsWith('/') ? '5' : '0';
}

/** A repository on a host that a test plays. */
export interface TestRepository {
  etag: string;
  archive: () => Buffer;
}

/** The platform's own URL reader with its real unpacking, over repositories by the start of their URL. */
export function testUrlReader(
  repositories: Map<string, TestRepository>,
  workingDirectory: string,
): {
  urlReader: UrlReaderService;
  reads: Array<{ url: string; sent: boolean }>;
} {
  const reads: Array<{ url: string; sent: boolean }> = [];
  const urlReader = UrlReaders.create({
    logger: mockServices.logger.mock(),
    config: new ConfigReader({ backend: { workingDirectory } }),
    factories: [
      ({ treeResponseFactory }) => [
        {
          predicate: () => true,
          reader: {
            readUrl: () => Promise.reject(new Error('not used')),
            search: () => Promise.reject(new Error('not used')),
            readTree: async (url, options) => {
              const found = [...repositories].find(([start]) =>
                url.startsWith(start),
              )?.[1];
              const sent = !!found && found.etag !== options?.etag;
              reads.push({ url, sent });
              if (!found) {
                throw new Error(`No repository at ${url}`);
              }
              if (!sent) {
                throw new NotModifiedError();
              }
              return respond(treeResponseFactory, found, options?.filter);
            },
          },
        },
      ],
    ],
  });
  return { urlReader, reads };
}

function respond(
  factory: ReadTreeResponseFactory,
  { archive, etag }: TestRepository,
  filter?: (path: string, info?: { size: number }) => boolean,
) {
  return factory.fromTarArchive({
    stream: Readable.from(archive()),
    etag,
    filter,
  });
}
