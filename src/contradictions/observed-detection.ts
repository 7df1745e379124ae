import { Injectable } from '@nestjs/common';
import type { ClaimChange, RecordedWith } from '../claims/claim-events.js';
import type { Claim } from '../claims/claim.entity.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { inSpan } from '../platform/tracing/spans.js';
import { DetectionService } from './detection.service.js';

/** Detection, with a look at how long it takes. */
@Injectable()
export class ObservedDetection {
  constructor(
    private readonly detection: DetectionService,
    private readonly metrics: Metrics,
  ) {}

  async follow(claim: Claim, change: ClaimChange, recorded?: RecordedWith): Promise<void> {
    const end = this.metrics.detection.startTimer({ cause: change.toLowerCase() });
    await inSpan('detection', { 'isnad.claim': claim.id, 'isnad.cause': change }, () =>
      this.detection.follow(claim, change, recorded),
    );
    end();
  }
}
