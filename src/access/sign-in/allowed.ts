/** Failures within fifteen minutes after which the next attempt is refused. */
export const ALLOWED = {
  /** Of one account from one address: somebody who has forgotten their password. */
  accountHere: 8,
  /** Of one account from everywhere that it is not known from: many machines that guess one password. */
  accountElsewhere: 40,
  /** From one address for all accounts: one machine that tries one password on everyone. */
  address: 60,
} as const;
