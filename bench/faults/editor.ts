import { Role } from '../../src/access/roles.js';
import { SessionsService } from '../../src/access/sessions/sessions.service.js';
import { UsersService } from '../../src/access/users/users.service.js';
import { createApp } from '../../src/app.js';
import { migrateIsnad } from '../../src/migrate.js';

/** Brings the schema up to date and adds somebody who may record and decide. @returns an access token */
export async function editorToken(url: string): Promise<string> {
  await migrateIsnad(url);
  const app = await createApp({ url, logLevel: 'error', graphiql: false });
  try {
    const user = await app.get(UsersService).add({
      name: 'The editor who sees faults',
      email: 'faults@newsroom.example',
      role: Role.REVIEWER,
    });
    return (await app.get(SessionsService).open(user.id)).access.token;
  } finally {
    await app.close();
  }
}
