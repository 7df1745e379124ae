import { type AppError, unavailable } from '../errors/app-error.js';

/** How long one request may take, and who must be told when that is over. */
export class Deadline {
  private readonly timer: NodeJS.Timeout;
  private readonly listeners = new Set<() => void>();
  private readonly ends: number;
  private over = false;
  private kept = false;

  constructor(private readonly milliseconds: number) {
    this.ends = Date.now() + milliseconds;
    this.timer = setTimeout(() => this.pass(), milliseconds);
  }

  get passed(): boolean {
    return this.over;
  }

  /** Milliseconds, at least 1. */
  get remaining(): number {
    return Math.max(1, this.ends - Date.now());
  }

  /** @throws AppError UNAVAILABLE once the time is over */
  check(): void {
    if (this.over) throw this.error();
  }

  /** Says that a change of this request was committed, so that the error does not deny it. */
  keep(): void {
    this.kept = true;
  }

  /** Whether a change of this request was committed. */
  get hasChanged(): boolean {
    return this.kept;
  }

  error(): AppError {
    const outcome = this.kept ? 'What it had changed by then is kept' : 'Nothing was changed';
    return unavailable(
      'TIMEOUT',
      `The request was given up after ${this.milliseconds} ms, with its statement in the database. ${outcome}. Ask for less at once, or try again later. The limit is ISNAD_REQUEST_TIMEOUT_MS.`,
      this.kept ? { outcome: 'KEPT' } : {},
    );
  }

  /** @returns ends the listening */
  onPassed(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The request is answered: nothing is waited for any more. */
  end(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private pass(): void {
    this.over = true;
    for (const listener of [...this.listeners]) listener();
  }
}
