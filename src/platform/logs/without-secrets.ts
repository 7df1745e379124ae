/**
 * What a secret looks like: credentials after their scheme, API keys, JSON web tokens, and the password in a
 * connection string.
 */
const SECRETS: [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [hidden]'],
  [/\bisnad_[0-9a-z]{10}_[\w-]{43}/g, 'isnad_[hidden]'],
  [/\beyJ[\w-]{10,}\.[\w-]+\.[\w-]*/g, '[hidden]'],
  [/(\bpostgres(?:ql)?:\/\/[^\s:/@"\\]*):[^\s@"\\]+@/gi, '$1:[hidden]@'],
];

/** The same line with each secret in it blanked out. A fence behind the first one: nobody should log any. */
export function withoutSecrets(line: string): string {
  return SECRETS.reduce((text, [secret, blank]) => text.replace(secret, blank), line);
}
