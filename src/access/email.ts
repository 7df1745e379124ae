import { domainToASCII } from 'node:url';

/**
 * The form in which an e-mail address is unique and looked up: NFKC, lower case, the domain as DNS has it.
 * Strictly the part before the @ may tell cases apart; no mail server does, and people do not either.
 */
export function emailKey(email: string): string {
  const folded = email.trim().normalize('NFKC').toLowerCase();
  const at = folded.lastIndexOf('@');
  return `${folded.slice(0, at + 1)}${domainToASCII(folded.slice(at + 1))}`;
}
