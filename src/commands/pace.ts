import type { RescanProgress } from '../contradictions/rescan/rescan.service.js';

/** Milliseconds between lines where they do not replace each other. */
const EVERY = 2_000;

/** Turns how far a rescan is into how fast it goes and how long it will take. */
export class Pace {
  private began: { at: number; claims: number; stage: string } | null = null;
  private shownAt = -Infinity;

  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly every: number = process.stderr.isTTY ? 0 : EVERY,
  ) {}

  /** A line for the operator, or null where it is too early for the next. */
  line({ stage, claims, read, compared, finished }: RescanProgress): string | null {
    const at = this.now();
    const done = stage === 'READ' ? read : compared;
    // The stages go at different rates, and a rescan that is continued begins somewhere in the middle.
    if (this.began?.stage !== stage && !finished) this.began = { at, claims: done, stage };
    if (at - this.shownAt < this.every && !finished) return null;
    this.shownAt = at;
    const share = claims === 0 ? 100 : Math.floor((done * 100) / claims);
    const what = stage === 'READ' ? 'read' : 'compared';
    const rate = this.began ? ((done - this.began.claims) * 1000) / (at - this.began.at) : 0;
    const left =
      !finished && rate > 0 ? `, ${duration((claims - done) / rate)} left in this stage` : '';
    const speed = rate > 0 ? `, ${Math.round(rate)} claims/s` : '';
    return `${done} of ${claims} claims ${what} (${share} %)${speed}${left}`;
  }
}

/** @param seconds of any size */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
