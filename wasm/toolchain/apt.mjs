// Debian packages of the machine's own release: which are there, and installing the missing ones.
import { spawnSync } from 'node:child_process';

import { say, SetupError, step } from './report.mjs';
import { onPath, outputOf, run, runOpenly } from './run.mjs';

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

/**
 * The words that go before a command that needs the administrator, or null when this account has no
 * way to become one.
 */
export function elevation() {
  if (process.getuid?.() === 0) return [];
  if (!onPath('sudo')) return null;
  if (outputOf('sudo', ['-n', 'true']) !== null) return ['sudo', '-n'];
  // A person at a terminal can type the password once.
  const groups = outputOf('id', ['-nG'])?.split(/\s+/) ?? [];
  const may = ['sudo', 'wheel', 'admin'].some((group) => groups.includes(group));
  return process.stdin.isTTY && may ? ['sudo'] : null;
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
  if (!prefix) {
    throw new SetupError(`Missing for ${purpose}: ${missing.join(', ')}.`, adminHint(missing));
  }
  say(`  Missing for ${purpose}: ${missing.join(', ')}`);
  if (prefix.length === 1) {
    say('  Installing them needs the administrator; sudo asks for your password.');
    await runOpenly('sudo', ['-v']);
  }
  const front = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y'];
  const aptGet = (/** @type {string} */ title, /** @type {string[]} */ args) =>
    step(title, (onLine) => {
      const options = ['-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
      const [program = '', ...rest] = [...front, ...options, ...args];
      const remedy = `Look at the lines above, or install them by hand:\n\n  ${adminCommand(missing)}\n`;
      return run(program, rest, { onLine, remedy });
    });
  const update = () => aptGet('Reading the package lists', ['update']);
  const install = () =>
    aptGet(`Installing ${missing.length} packages and what they need`, [
      'install',
      '--no-install-recommends',
      ...missing,
    ]);
  if (!known(missing)) {
    await update();
    await install();
    return;
  }
  try {
    await install();
  } catch {
    // Old lists name files that the mirror no longer has.
    await update();
    await install();
  }
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

/** @param {string[]} names */
function adminCommand(names) {
  return `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/** @param {string[]} names */
function adminHint(names) {
  return `You are neither root nor allowed to use sudo without help. Ask an administrator to run this once, then try again:\n\n  ${adminCommand(names)}\n`;
}
