// Debian packages of the machine's own release: which are there, and installing the missing ones.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { say, SetupError, step } from './report.mjs';
import { onPath, outputOf, run } from './run.mjs';

/** Whether this machine has Debian's package tools (Debian, Ubuntu and their kin). */
export function hasApt() {
  return onPath('apt-get') !== null && onPath('dpkg-query') !== null;
}

/**
 * The packages of a list that are not installed.
 *
 * @param {string[]} names
 */
export function missingPackages(names) {
  const format = '-f=${Package} ${db:Status-Status}\\n';
  // It fails when it knows nothing of one of them, and still tells about the others.
  const { stdout } = spawnSync('dpkg-query', ['-W', format, ...names], { encoding: 'utf8' });
  const lines = stdout.split('\n');
  return names.filter((name) => !lines.includes(`${name} installed`));
}

/** The words that go before a command that needs the administrator, or null when there are none. */
function elevation() {
  if (process.getuid?.() === 0) return [];
  if (onPath('sudo') && outputOf('sudo', ['-n', 'true']) !== null) return ['sudo', '-n'];
  // A person at a terminal can type the password once.
  if (onPath('sudo') && process.stdin.isTTY && inSudoers()) return ['sudo'];
  return null;
}

function inSudoers() {
  const groups = outputOf('id', ['-nG'])?.split(/\s+/) ?? [];
  return groups.includes('sudo') || groups.includes('wheel') || groups.includes('admin');
}

/**
 * Installs what is missing of a list, all in one go.
 *
 * @param {string[]} names
 * @param {string} purpose what they are for, in a few words
 */
export async function installPackages(names, purpose) {
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  const prefix = elevation();
  if (!prefix)
    throw new SetupError(`Missing for ${purpose}: ${missing.join(', ')}.`, adminHint(missing));
  say(`  Missing for ${purpose}: ${missing.join(', ')}`);
  if (prefix.length > 0) say(`  (with ${prefix[0] ?? ''}; it may ask for your password)`);
  const [program, ...front] = [...prefix, 'apt-get'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-q', '-y', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  if (!existsSync('/var/lib/apt/lists') || !known(missing)) {
    await step('Reading the package lists', (detail) =>
      run(program, [...front, ...quiet, 'update'], { env, onLine: detail, remedy: networkHint }),
    );
  }
  await step(`Installing ${String(missing.length)} packages and what they need`, (detail) =>
    run(program, [...front, ...quiet, 'install', '--no-install-recommends', ...missing], {
      env,
      onLine: detail,
      remedy: `Look at the lines above, or install them by hand:\n\n  ${adminCommand(missing)}\n`,
    }),
  );
}

/**
 * Whether the package lists on this machine name a version of every package.
 *
 * @param {string[]} names
 */
function known(names) {
  return names.every((name) => {
    const policy = outputOf('apt-cache', ['policy', name], { ...process.env, LC_ALL: 'C' });
    return /Candidate: (?!\(none\))/.test(policy ?? '');
  });
}

const networkHint =
  'Check that this machine reaches the mirrors in its apt sources (apt-get update), then try again.';

/** @param {string[]} names */
export function adminCommand(names) {
  return `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/** @param {string[]} names */
export function adminHint(names) {
  return `You are neither root nor allowed to use sudo without help. Ask an administrator to run this once, then try again:\n\n  ${adminCommand(names)}\n`;
}
