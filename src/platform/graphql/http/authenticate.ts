import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import type { Actor } from '../../requests/actor.js';
import type { Authenticator } from '../../requests/authenticator.js';

/** @returns the error to answer with where credentials were sent that prove nothing */
export async function authenticate(
  authenticator: Authenticator,
  request: FastifyRequest,
): Promise<Actor | AppError> {
  const { authorization } = request.headers;
  try {
    return await authenticator.authenticate({ authorization, address: request.ip });
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return error;
    throw error;
  }
}
