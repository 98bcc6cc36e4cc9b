// What is set on the card of the learner's own network: settings of its map and of each look, sections unfolded.
import type { OptionSpec, OptionValues } from '../../engine/api';
import { defaultOptions } from '../../state/config';
import { PLAIN, type Part, type RealStanding, type Section } from './address_real';

export class RealChoices {
  standing = $state.raw<RealStanding>(PLAIN);

  /** With the usual for what was not chosen; steps of a run go no further than their specification. */
  options(part: Part, specs: OptionSpec[]): OptionValues {
    const chosen = Object.entries(this.standing.options[part] ?? {}).map(([name, value]) => {
      const most = specs.find((spec) => spec.name === name)?.max ?? Infinity;
      return [name, typeof value === 'number' ? Math.min(value, most) : value] as const;
    });
    return { ...defaultOptions(specs), ...Object.fromEntries(chosen) };
  }

  choose(part: Part, name: string, value: number | string): void {
    const { options } = this.standing;
    const own = { ...options[part], [name]: value };
    this.standing = { ...this.standing, options: { ...options, [part]: own } };
  }

  isOpen(section: Section): boolean {
    return this.standing.open.includes(section);
  }

  fold(section: Section, open: boolean): void {
    if (open === this.isOpen(section)) return;
    const rest = this.standing.open.filter((one) => one !== section);
    this.standing = { ...this.standing, open: open ? [...rest, section] : rest };
  }
}
