// The address follows the lab and the lab follows the address.
import { writeAddress } from '../../state/address';
import type { Notices } from '../../state/notices.svelte';
import type { Shared } from '../../state/lab';
import type { ConvolutionDesk } from './desk.svelte';
import { writeInk } from './input/ink_text';
import { readSettings, writeSettings } from './link';

/** A dragged slider would change the address faster than browsers allow. */
const REST_MS = 250;
const PREFIX = '#convolution/';

export class LabLink {
  readonly #desk: ConvolutionDesk;
  readonly #notices: Notices;

  constructor(desk: ConvolutionDesk, notices: Notices) {
    this.#desk = desk;
    this.#notices = notices;
  }

  open(): void {
    const text = location.hash.startsWith(PREFIX) ? location.hash.slice(PREFIX.length) : '';
    const { settings, problems } = readSettings(text);
    if (problems.length > 0) {
      this.#notices.error(`${problems.join('; ')}. The usual value stands.`, 'In this link');
    }
    this.#desk.open(settings);
  }

  /** Someone edited the address or pasted another link. */
  moved(): void {
    if (location.hash.startsWith(PREFIX.slice(0, -1)) && location.hash !== this.#hash())
      this.open();
  }

  /** Call in an effect: writes the address once the settings rest. */
  follow(): () => void {
    const hash = this.#hash();
    const timer = setTimeout(() => writeAddress(hash), REST_MS);
    return () => clearTimeout(timer);
  }

  shared(): Shared {
    const { ink } = this.#desk.settings;
    const whole = ink === null || writeInk(ink) !== '';
    return {
      hash: this.#hash(),
      sameRun: whole,
      note: whole ? '' : 'Your drawing has too many strokes for a link.',
    };
  }

  #hash(): string {
    const { settings, slide } = this.#desk;
    return PREFIX + writeSettings({ ...settings, cell: slide.moved ? slide.at : null });
  }
}
