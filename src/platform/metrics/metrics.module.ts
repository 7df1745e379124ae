import { Global, Module } from '@nestjs/common';
import { Gauges } from './gauges.js';
import { Metrics } from './metrics.js';

/** What this process counts and measures of itself. */
@Global()
@Module({ providers: [Metrics, Gauges], exports: [Metrics] })
export class MetricsModule {}
