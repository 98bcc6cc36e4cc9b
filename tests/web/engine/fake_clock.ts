// A clock whose time passes as tests say.
import type { Clock } from '../../../web/src/engine/clock';

/** Time that passes only when work is done, or when the test lets it. */
export class FakeClock implements Clock {
  ms = 0;
  /** Called whenever messages would be handled. */
  onBreath: () => void = () => undefined;
  now(): number {
    return this.ms;
  }
  async breathe(ms = 0): Promise<void> {
    await Promise.resolve();
    this.ms += ms;
    this.onBreath();
  }
}
