/** The one database and role of the embedded server. */
export const EMBEDDED_ROLE = 'isnad';
export const EMBEDDED_DATABASE = 'isnad';
/** Only part of a socket's file name: the embedded server listens on no network port. */
export const EMBEDDED_PORT = 5432;

/**
 * A URL with its password shown as ***, fit for a terminal or a log. Works on text that is not a valid
 * URL too, since wrong values are exactly what gets printed.
 */
export function maskPassword(url: string): string {
  return (
    url
      // Up to the last @ before the path: a password that nobody escaped may hold an @ itself.
      .replace(/^([a-z][\w+.-]*:\/\/[^:/@?#]*):[^/?#]*@/i, '$1:***@')
      .replace(/^([a-z][\w+.-]*:\/\/[^:/@?#]*):.*@/i, '$1:***@')
      .replace(/([?&](?:password|sslpassword)=)[^&#]*/gi, '$1***')
  );
}

/** A connection URL for a Unix socket in `socketDir`, which both `pg` and libpq understand. */
export function socketUrl(socketDir: string, database: string): string {
  const host = encodeURIComponent(socketDir);
  return (
    `postgresql://${EMBEDDED_ROLE}@localhost:${EMBEDDED_PORT}/${encodeURIComponent(database)}` +
    `?host=${host}&sslmode=disable`
  );
}
