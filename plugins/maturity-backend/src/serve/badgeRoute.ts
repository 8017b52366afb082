import { Request, Router } from 'express';
import { BadgeLanguage, BadgeService } from './BadgeService';
import { CredentialsOf, refIn } from './http';

/** Seconds for which a badge may be shown without asking again. */
const MAX_AGE = 300;

/** The route of badges: the one that may answer without credentials. */
export function addBadgeRoute(
  router: Router,
  options: { badges: BadgeService; credentialsOf: CredentialsOf },
): void {
  const { badges, credentialsOf } = options;

  router.get(
    '/badges/by-name/:kind/:namespace/:name.svg',
    async (request: Request, response) => {
      const credentials = badges.isPublic
        ? undefined
        : await credentialsOf(request);
      const language = (request.query.language ?? 'en') as BadgeLanguage;
      const { svg, etag } = await badges.draw(
        refIn(request.params),
        language,
        credentials,
      );
      response.setHeader('ETag', etag);
      response.setHeader(
        'Cache-Control',
        `${badges.isPublic ? 'public' : 'private'}, max-age=${MAX_AGE}`,
      );
      if (request.fresh) {
        response.status(304).end();
      } else {
        response.type('image/svg+xml').send(svg);
      }
    },
  );
}
