// Debian packages of another release, fetched through a private apt configuration and unpacked into
// a private folder. Nothing of the system is replaced, and no administrator is needed: apt checks the
// signature of the lists and the SHA-256 of every package as it always does.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SetupError } from './report.mjs';
import { outputOf, run } from './run.mjs';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * The Debian mirror this machine itself uses, from its own apt sources, or null where there is none.
 * Security archives live elsewhere in the tree and do not carry other releases.
 */
export function debianMirror() {
  const format = '$(COMPONENT) $(REPO_URI) $(ORIGIN)';
  const targets = outputOf('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const archives = (targets ?? '')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([component]) => component === 'main')
    .map(([, uri = '', origin = '']) => ({ uri: uri.replace(/\/$/, ''), origin }))
    .filter(({ uri }) => !uri.includes('security'));
  // The origin is known once the lists have been read; before that the usual folder name tells.
  const own =
    archives.find(({ origin }) => origin === 'Debian') ??
    archives.find(({ uri }) => uri.endsWith('/debian'));
  return own?.uri ?? null;
}

/**
 * apt's options for one suite with lists and cache of its own.
 *
 * @param {string} folder
 * @param {string} suite
 */
function configure(folder, suite) {
  const mirror = debianMirror();
  if (!mirror || !existsSync(KEYRING)) {
    throw new SetupError(
      'The apt sources of this machine name no Debian mirror.',
      'Run apt-get update first, or install the tool named above in another way.',
    );
  }
  for (const part of ['lists/partial', 'cache/archives/partial', 'debs']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const sources = join(folder, 'sources.list');
  writeFileSync(sources, `deb [signed-by=${KEYRING}] ${mirror} ${suite} main\n`);
  /** @type {Record<string, string>} */
  const settings = {
    'Dir::State': folder,
    'Dir::State::Lists': join(folder, 'lists'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/nonexistent',
    'Dir::Etc::preferences': '/nonexistent',
    'Dir::Etc::preferencesparts': '/nonexistent',
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Cache::archives': join(folder, 'cache/archives'),
    'Acquire::Languages': 'none',
    // A folder under somebody's home is closed to the _apt user; the hashes are checked all the same.
    'APT::Sandbox::User': '',
    // The machine's own after-update hooks want root and are not for these lists.
    'APT::Update::Post-Invoke-Success': '',
    'APT::Update::Post-Invoke': '',
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

/**
 * Downloads packages of one suite and returns the paths of the .deb files.
 *
 * @param {string} folder scratch folder for lists and packages; the caller removes it
 * @param {string} suite
 * @param {string[]} names
 * @param {(text: string) => void} detail
 * @returns {Promise<string[]>}
 */
export async function downloadPackages(folder, suite, names, detail) {
  rmSync(folder, { recursive: true, force: true });
  const options = configure(folder, suite);
  const remedy = `The Debian mirror of this machine could not give ${names.join(', ')} of ${suite}.\nCheck the network, then try again.`;
  await run('apt-get', [...options, '-q', 'update'], { onLine: detail, remedy });
  const cwd = join(folder, 'debs');
  await run('apt-get', [...options, '-q', 'download', ...names], { cwd, onLine: detail, remedy });
  const files = readdirSync(cwd).filter((file) => file.endsWith('.deb'));
  if (files.length !== names.length) {
    throw new SetupError(
      `Got ${String(files.length)} of ${String(names.length)} packages.`,
      remedy,
    );
  }
  return files.sort().map((file) => join(cwd, file));
}

/**
 * Unpacks a package under a prefix, leaving out what matches the patterns.
 *
 * @param {string} deb
 * @param {string} prefix
 * @param {string[]} [leaveOut] patterns as tar takes them
 */
export async function unpack(deb, prefix, leaveOut = []) {
  mkdirSync(prefix, { recursive: true });
  const exclude = leaveOut.map((pattern) => `'--exclude=${pattern}'`).join(' ');
  const script = `set -o pipefail; dpkg --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner ${exclude}`;
  await run('bash', ['-c', script, 'unpack', deb, prefix]);
}
