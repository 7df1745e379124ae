import { Global, Module } from '@nestjs/common';
import { LiveLimits } from './live-limits.js';
import { LiveSockets } from './live-sockets.js';
import { Notifications } from './notifications.js';

/** What happens elsewhere, told to who listens: from PostgreSQL to this process, from here to clients. */
@Global()
@Module({
  providers: [LiveLimits, LiveSockets, Notifications],
  exports: [LiveLimits, LiveSockets, Notifications],
})
export class LiveModule {}
