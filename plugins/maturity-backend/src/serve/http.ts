import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Request, Response } from 'express';

/** Finds out who calls. */
export type CredentialsOf = (request: Request) => Promise<BackstageCredentials>;

/** @throws InputError */
export function refIn(params: Request['params']): string {
  const { kind, namespace, name } = params;
  const ref = stringifyEntityRef({ kind, namespace, name });
  if (ref.includes('\0')) {
    throw new InputError('An entity has no NUL in its kind, namespace or name');
  }
  return ref;
}

/** Sends what is JSON already, without the digest that Express would make of it for each answer. */
export function sendJson(response: Response, json: string): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(json);
}
