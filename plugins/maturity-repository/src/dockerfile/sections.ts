import { z } from 'zod';
import { section } from '../section';
import { analyse } from './analyse';
import { imageBuildersSection } from './builders';
import { copyShape } from './judge/copies';
import { dependencyInstallShape } from './judge/dependencies';
import { buildContextShape } from './judge/dockerignore';
import { goBuildShape } from './judge/goBuilds';
import { notableCommandShape } from './judge/notable';
import { packageInstallShape } from './judge/packages';
import { secretShape } from './judge/secrets';
import {
  baseImageShape,
  developmentDockerfileShape,
  dockerfileShape,
} from './shapes';

/** What the Dockerfiles say; each list but the second leaves out what is for development only. */
export const dockerfileSections = [
  section({
    name: 'dockerfiles',
    schema: z
      .array(dockerfileShape)
      .describe('Dockerfiles and Containerfiles of what runs in production'),
    collect: async repository => (await analyse(repository)).dockerfiles,
  }),
  section({
    name: 'developmentDockerfiles',
    schema: z
      .array(developmentDockerfileShape)
      .describe('Dockerfiles for development, CI and tests; not judged'),
    collect: async repository =>
      (await analyse(repository)).development.map(
        ({ file: { path }, development }) => ({
          path,
          reason: development,
          source: { file: path, line: 1 },
        }),
      ),
  }),
  section({
    name: 'baseImages',
    schema: z
      .array(baseImageShape)
      .describe('Images that the Dockerfiles take from registries'),
    collect: async repository => (await analyse(repository)).baseImages,
  }),
  section({
    name: 'dockerfileCopies',
    schema: z.array(copyShape).describe('COPY and ADD of all stages'),
    collect: async repository => (await analyse(repository)).copies,
  }),
  section({
    name: 'packageInstalls',
    schema: z
      .array(packageInstallShape)
      .describe('Install and update commands of the package managers'),
    collect: async repository => (await analyse(repository)).packageInstalls,
  }),
  section({
    name: 'dependencyInstalls',
    schema: z
      .array(dependencyInstallShape)
      .describe('Commands of the Dockerfiles that download libraries'),
    collect: async repository => (await analyse(repository)).dependencyInstalls,
  }),
  section({
    name: 'dockerfileSecrets',
    schema: z
      .array(secretShape)
      .describe('Credentials that get into an image or its history'),
    collect: async repository => (await analyse(repository)).secrets,
  }),
  section({
    name: 'notableCommands',
    schema: z
      .array(notableCommandShape)
      .describe('Commands of RUN that deserve a look'),
    collect: async repository => (await analyse(repository)).notableCommands,
  }),
  section({
    name: 'goBuilds',
    schema: z.array(goBuildShape).describe('How the Dockerfiles build Go'),
    collect: async repository => (await analyse(repository)).goBuilds,
  }),
  section({
    name: 'buildContexts',
    schema: z
      .array(buildContextShape)
      .describe('What each Dockerfile is built from, and its ignore file'),
    collect: async repository => (await analyse(repository)).buildContexts,
  }),
  imageBuildersSection,
] as const;
