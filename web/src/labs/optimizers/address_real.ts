// What is set on the card of the learner's own network, in the address: "real.plane=random&line.from=10&open=line".
// Only what differs from the usual. Pure.
import type { Catalog, Looks, OptionSpec, OptionValues } from '../../engine/api';
import { measureEntry } from '../../run/measure/asked';
import { readOption, writeOption } from '../../state/option_text';

/** Looks at the run and the range test, each in a section of its own. */
export type Section = keyof Looks | 'range';
/** "real": the loss surface. */
export type Part = 'real' | Section;
const SECTIONS: readonly Section[] = ['scatter', 'line', 'curvature', 'range'];
const PARTS: readonly Part[] = ['real', ...SECTIONS];

export interface RealStanding {
  /** What was chosen; the usual for the rest. */
  readonly options: Readonly<Partial<Record<Part, OptionValues>>>;
  /** The sections that are unfolded. */
  readonly open: readonly Section[];
}

export const PLAIN: RealStanding = { options: {}, open: [] };

function specsOf(catalog: Catalog, part: Part): readonly OptionSpec[] {
  if (part === 'real') return catalog.lossSurface;
  if (part === 'range') return measureEntry(catalog, 'range_test').options;
  return catalog.looks.find(({ name }) => name === part)?.options ?? [];
}

/** Its pieces of the address. */
export function writeReal({ options, open }: RealStanding, catalog: Catalog): string[] {
  const parts = PARTS.flatMap((part) =>
    specsOf(catalog, part).flatMap(({ name, default: usual, kind, choices }) => {
      const value = options[part]?.[name];
      const standard = kind === 'choice' ? choices[usual] : usual;
      return value === undefined || value === standard
        ? []
        : [`${part}.${name}=${writeOption(value)}`];
    }),
  );
  const unfolded = SECTIONS.filter((section) => open.includes(section));
  return unfolded.length > 0 ? [...parts, `open=${unfolded.join('+')}`] : parts;
}

export function isReal(key: string): boolean {
  return key === 'open' || PARTS.some((part) => key.startsWith(`${part}.`));
}

/** With one piece more; what it does not understand is told and leaves all as it was. */
export function readReal(
  standing: RealStanding,
  [key, raw]: readonly [key: string, raw: string],
  catalog: Catalog,
  problems: string[],
): RealStanding {
  if (key === 'open') {
    const names = raw.split('+').filter((name) => name !== '');
    const unknown = names.filter((name) => !SECTIONS.some((section) => section === name));
    if (unknown.length > 0)
      problems.push(`open: expected ${SECTIONS.join(', ')}, got "${unknown.join('+')}"`);
    return { ...standing, open: SECTIONS.filter((section) => names.includes(section)) };
  }
  const part = PARTS.find((one) => key.startsWith(`${one}.`)) ?? 'real';
  const spec = specsOf(catalog, part).find(({ name }) => key === `${part}.${name}`);
  const read = spec
    ? readOption(spec, raw)
    : { problem: `${key}: this link's setting is not known here` };
  if ('problem' in read) {
    problems.push(read.problem);
    return standing;
  }
  const own = { ...standing.options[part], [spec?.name ?? '']: read.value };
  return { ...standing, options: { ...standing.options, [part]: own } };
}
