// What the numbers were measured on, in one line for each thing.
import { cpus, totalmem, type, release, arch } from 'node:os';

/**
 * @param {{ browser: string, torch: string }} versions
 * @returns {Record<string, string>}
 */
export function machine({ browser, torch }) {
  const cores = cpus();
  return {
    processor: (cores[0]?.model ?? 'unknown').trim(),
    cores: String(cores.length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}, ${arch()}`,
    browser: `Chromium ${browser}`,
    node: process.version,
    torch: torch === '' ? 'not installed' : `PyTorch ${torch}`,
  };
}
