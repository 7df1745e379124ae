import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Readiness } from './readiness.js';

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** 200 as long as the process answers at all. */
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** 200 where a request would be served; 503 with `reason` where the database is gone, or the server stops. */
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    const obstacle = await this.readiness.obstacle();
    if (obstacle) throw new ServiceUnavailableException({ status: 'unavailable', ...obstacle });
    return { status: 'ready' };
  }
}
