// Everything that brings digits into the run: own drawings, their file, MNIST files. What is damaged
// is refused with its reason; what is deleted can be taken back.
import type { Drawing, OwnDigit } from '../../../engine/api';
import { mergeDigits, ownDigit, readDigits, withoutDigits } from '../../../state/digit_file';
import { bytesOf, textOf } from '../../../state/file_size';
import { OwnDigits, type DigitsChange } from '../../../state/own_digits.svelte';
import { count } from '../../../viz/format';
import type { DigitsRun } from '../run.svelte';

/** Both halves of an MNIST set are needed; they may come one after the other. */
type IdxPart = 'images' | 'labels';

export class DataDesk {
  readonly own = new OwnDigits();
  /** A half of an MNIST set that waits for the other. */
  waiting = $state.raw<{ part: IdxPart; file: File } | null>(null);
  importing = $state(false);
  #run: DigitsRun;
  /** One change at a time: each asks the engine with the digits that the one before has left. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(run: DigitsRun) {
    this.#run = run;
  }

  /** Own digits of earlier visits, before the first run is built. */
  async open(): Promise<void> {
    await this.own.open();
    if (this.own.list.length === 0) return;
    try {
      await this.#run.api.setOwnDigits(this.own.list);
    } catch (error) {
      this.#run.notices.error(error, 'Your own digits are kept, but not in this run');
    }
  }

  has(label: number, drawing: Drawing): boolean {
    const { id } = ownDigit(label, drawing);
    return this.own.list.some((digit) => digit.id === id);
  }

  /** False when it was refused; the reason is told. */
  async keep(label: number, drawing: Drawing): Promise<boolean> {
    const digit = ownDigit(label, drawing);
    const kept = await this.#tried('The digit was not kept', (list) => mergeDigits(list, [digit]));
    if (!kept) return false;
    const total = this.own.list.length;
    const many = total === 1 ? 'your first own digit' : `you have ${count(total)} own digits now`;
    const when = this.#run.dataChanged ? ' It joins with the next Reset or new run.' : '';
    this.#say(`Kept as a ${label}: ${many}.${when}`, () => this.remove([digit], false));
    return true;
  }

  async remove(digits: readonly OwnDigit[], tell = true): Promise<void> {
    const gone = await this.#tried('Nothing was deleted', (list) => withoutDigits(list, digits));
    if (!gone || !tell) return;
    const what = digits.length === 1 ? 'One digit' : `${count(digits.length)} digits`;
    this.#say(`${what} deleted.`, () => this.restore(digits));
  }

  async restore(digits: readonly OwnDigit[]): Promise<void> {
    await this.#tried('Nothing was brought back', (list) => mergeDigits(list, digits));
  }

  async merge(file: File): Promise<void> {
    try {
      const digits = readDigits(await textOf(file, 'digits file'));
      const { added, known } = await this.#change((list) => mergeDigits(list, digits));
      const already = known > 0 ? ` ${count(known)} were here already.` : '';
      this.#run.notices.good(`${count(added)} digits added from ${file.name}.${already}`);
    } catch (error) {
      this.#run.notices.error(error, `${file.name} was not read, nothing has changed`);
    }
  }

  async takeIdx(part: IdxPart, file: File): Promise<void> {
    const other = this.waiting;
    if (!other || other.part === part) {
      this.waiting = { part, file };
      return;
    }
    this.waiting = null;
    const [images, labels] = part === 'images' ? [file, other.file] : [other.file, file];
    await this.#import(images, labels);
  }

  forgetWaiting(): void {
    this.waiting = null;
  }

  async clearImported(): Promise<void> {
    try {
      await this.#run.api.clearImported();
      await this.#run.dataArrived('The imported digits are gone.');
    } catch (error) {
      this.#run.notices.error(error, 'The imported digits are still there');
    }
  }

  async #import(images: File, labels: File): Promise<void> {
    this.importing = true;
    try {
      const imageBytes = await bytesOf(images, 'images file');
      const labelBytes = await bytesOf(labels, 'labels file');
      const digits = await this.#run.api.importIdx(imageBytes, labelBytes);
      await this.#run.dataArrived(`${count(digits)} digits imported from ${images.name}.`);
    } catch (error) {
      const names = `${images.name} with ${labels.name}`;
      this.#run.notices.error(error, `${names} was not imported, nothing has changed`);
    } finally {
      this.importing = false;
    }
  }

  /** The engine is asked before anything is stored: what it refuses must not come back next time. */
  #change<Result extends ReturnType<DigitsChange>>(
    change: (list: readonly OwnDigit[]) => Result,
  ): Promise<Result> {
    const changed = this.#changes.then(async () => {
      const result = change(this.own.list);
      await this.#run.api.setOwnDigits(result.digits);
      await this.own.change(change);
      return result;
    });
    this.#changes = changed.catch(() => undefined);
    return changed.then(async (result) => {
      await this.#tell();
      return result;
    });
  }

  /** False when the engine refused it; the reason is told. */
  async #tried(failure: string, change: DigitsChange): Promise<boolean> {
    try {
      await this.#change(change);
      return true;
    } catch (error) {
      this.#run.notices.error(error, failure);
      return false;
    }
  }

  async #tell(): Promise<void> {
    if (this.#run.config.data['use_own'] !== 0) await this.#run.dataArrived();
    if (!this.own.stored) {
      this.#run.notices.say(
        'This browser does not let the page store anything: your digits last until it is closed. Save them to a file.',
      );
    }
  }

  #say(text: string, undo: () => Promise<void>): void {
    this.#run.notices.good(text, { label: 'Undo', run: () => void undo() });
  }
}
