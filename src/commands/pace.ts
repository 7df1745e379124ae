import type { RescanProgress } from '../contradictions/rescan/rescan.service.js';
import { counted } from './counted.js';

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
    // Its rate is counted from its first progress in this run: what other runs did, and the wait before, are none of it.
    if (!finished && (this.began?.stage !== stage || this.began.claims === done))
      this.began = { at, claims: done, stage };
    if (at - this.shownAt < this.every && !finished) return null;
    this.shownAt = at;
    const share = claims === 0 ? 100 : Math.floor((done * 100) / claims);
    const what = stage === 'READ' ? 'read' : 'compared';
    const rate = this.began ? ((done - this.began.claims) * 1000) / (at - this.began.at) : 0;
    // Comparing has not begun while claims are read: what it will take, nobody knows yet.
    const only = stage === 'READ' ? ' left to read, then to compare' : ' left';
    const left = !finished && rate > 0 ? `, ${duration((claims - done) / rate)}${only}` : '';
    const speed = rate > 0 ? `, ${counted(Math.round(rate))} claims/s` : '';
    return `${counted(done)} of ${counted(claims)} claims ${what} (${share} %)${speed}${left}`;
  }
}

/** @param seconds of any size */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
