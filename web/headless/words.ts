// Reads the words of a command line by a table of options. Every mistake is a UsageError that names the
// word: it ends in the usage line and exit code 2.
export class UsageError extends Error {}

export interface OptionWord {
  name: string;
  /** What stands for its values in the usage; [] for a switch. */
  values: readonly string[];
  /** May be given several times. */
  repeatable?: boolean;
  help: string;
}

export interface Words {
  command: string;
  /** By option name; a switch has [], one given several times all its values in a row. */
  options: Map<string, string[]>;
}

export function readWords(
  args: readonly string[],
  commands: readonly string[],
  known: readonly OptionWord[],
): Words {
  const [command = '', ...rest] = args;
  if (!commands.includes(command)) {
    const what = command === '' ? 'nothing' : `"${command}"`;
    throw new UsageError(`expected a command (${commands.join(', ')}), got ${what}`);
  }
  return { command, options: readOptions(rest, known) };
}

function readOptions(
  words: readonly string[],
  known: readonly OptionWord[],
): Map<string, string[]> {
  const options = new Map<string, string[]>();
  let at = 0;
  while (at < words.length) {
    // Both --steps 600 and --steps=600.
    const [name = '', ...inline] = splitOnce(words[at] ?? '', '=');
    const option = known.find((one) => one.name === name);
    if (!option) throw new UsageError(unknown(name, known));
    if (options.has(name) && !option.repeatable) throw new UsageError(`${name}: given twice`);
    const following = words.slice(at + 1, at + 1 + option.values.length - inline.length);
    const values = [...inline, ...following];
    if (values.length !== option.values.length || following.some(isOption)) {
      throw new UsageError(wrongCount(option, inline.length));
    }
    options.set(name, [...(options.get(name) ?? []), ...values]);
    at += 1 + following.length;
  }
  return options;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.startsWith('--') ? text.indexOf(separator) : -1;
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function isOption(word: string): boolean {
  return word.startsWith('--');
}

function unknown(name: string, known: readonly OptionWord[]): string {
  if (!isOption(name)) return `"${name}": expected an option (--…)`;
  return `${name}: no such option; known: ${known.map((one) => one.name).join(', ')}`;
}

function wrongCount({ name, values }: OptionWord, inline: number): string {
  if (values.length === 0 && inline > 0) return `${name}: takes no value`;
  return `${name}: expected ${values.map((value) => `<${value}>`).join(' ')}`;
}

/** A number in a range; `whole` for counts and seeds. */
export function numberIn(
  name: string,
  text: string,
  { min, max, whole }: { min: number; max: number; whole: boolean },
): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const what = whole ? 'a whole number' : 'a number';
  throw new UsageError(`${name}: expected ${what} from ${min} to ${max}, got "${text}"`);
}

export function oneOf(name: string, text: string, choices: readonly string[]): string {
  if (choices.includes(text)) return text;
  throw new UsageError(`${name}: expected one of ${choices.join(', ')}, got "${text}"`);
}
