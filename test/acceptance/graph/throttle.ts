/** Milliseconds since the epoch; a test gives its own, so that waiting takes no time. */
export type Clock = () => number;

const WINDOW = 1000;

/**
 * Admits at most `limit` requests in any second. A request that is turned away does not count: Graph lets the next one
 * through as soon as a second has passed since the one that was admitted.
 */
export class Throttle {
  private admitted: number[] = [];

  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {}

  admit(): boolean {
    const now = this.clock();
    this.admitted = this.admitted.filter((at) => now - at < WINDOW);
    if (this.admitted.length >= this.limit) return false;
    this.admitted.push(now);
    return true;
  }
}
