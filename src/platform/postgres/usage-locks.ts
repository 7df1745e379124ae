import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { isAlive } from './stage-directory.js';

/** `server` is one process at a time; any number of commands may run beside it, or without it. */
export type Role = 'server' | 'command';

/**
 * Advisory locks in the database `postgres` tell processes about each other. They end with the session that
 * took them, so a killed process holds nothing. The first number is ours ("ISND"), the second says which.
 */
const SPACE = 0x49534e44;
const IN_USE = 1;
const SERVER = 2;

/** Shown in pg_stat_activity, and read back to name the process that is in the way. */
export function applicationName(role: Role): string {
  return `isnad ${role} ${process.pid}`;
}

/** @returns false while the last user is stopping the server: wait until it is down, and start it again */
export async function joinUsers(client: Client): Promise<boolean> {
  return await tryLock(client, 'pg_try_advisory_lock_shared', IN_USE);
}

/**
 * Leaves, and finds out whether somebody is left. Every process lets go before it asks, so of several that
 * leave at once exactly one gets true; it also keeps newcomers out until its connection ends.
 */
export async function leaveUsers(client: Client): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_all()');
  return await tryLock(client, 'pg_try_advisory_lock', IN_USE);
}

/** @returns undefined when this process is now the server, else who is ("pid 123") */
export async function becomeServer(client: Client): Promise<string | undefined> {
  let holder: number | undefined;
  // PostgreSQL may need a moment to notice that a killed server has gone.
  for (let attempt = 1; attempt <= 60; attempt += 1) {
    if (await tryLock(client, 'pg_try_advisory_lock', SERVER)) return undefined;
    holder = await findServer(client);
    if (holder !== undefined && isAlive(holder)) break;
    await sleep(50);
  }
  return `pid ${holder ?? 'unknown'}`;
}

async function tryLock(client: Client, name: string, key: number): Promise<boolean> {
  const sql = `SELECT ${name}($1::int, $2::int) AS got`;
  const { rows } = await client.query<{ got: boolean }>(sql, [SPACE, key]);
  return rows[0]?.got ?? false;
}

async function findServer(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT activity.application_name AS name
       FROM pg_locks AS lock JOIN pg_stat_activity AS activity USING (pid)
      WHERE lock.locktype = 'advisory' AND lock.granted
        AND lock.classid = $1::oid AND lock.objid = $2::oid`,
    [SPACE, SERVER],
  );
  const pid = Number(rows[0]?.name.split(' ').at(-1));
  return Number.isInteger(pid) ? pid : undefined;
}
