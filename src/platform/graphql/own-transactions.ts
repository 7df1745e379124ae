import { SetMetadata } from '@nestjs/common';

const OWN_TRANSACTIONS = 'isnad:own-transactions';

/**
 * Leaves a mutation's transactions to its service. For those that hash a password, which takes longer than
 * a connection should be held, that read everything at one moment first, or that must keep what they wrote
 * although they fail: a counted attempt, a revoked session.
 */
export function OwnTransactions(): MethodDecorator {
  return SetMetadata(OWN_TRANSACTIONS, true);
}

/** @param handler the resolver's method */
export function keepsOwnTransactions(handler: object): boolean {
  return Reflect.getMetadata(OWN_TRANSACTIONS, handler) === true;
}
