// Running other programs: quietly with their output kept for the case of failure, or in the open.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { SetupError } from './report.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [onLine] called with each line of output
 * @property {string} [remedy] what to tell the reader when the program fails
 */

/**
 * Runs a program to its end and returns all it printed. Throws a SetupError that carries the last
 * lines of the output when it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export function run(program, args, { cwd, env = process.env, onLine, remedy = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let tail = '';
    const take = (/** @type {string} */ text) => {
      output += text;
      if (!onLine) return;
      const lines = (tail + text).split(/[\r\n]+/);
      tail = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) onLine(line.trim());
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      reject(new SetupError(`Could not start ${program}: ${error.message}`, remedy));
    });
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve(output);
        return;
      }
      const last = output.trimEnd().split('\n').slice(-40).join('\n');
      const end = signal ? `was ended by ${signal}` : `ended with exit code ${String(code)}`;
      const command = `${program} ${args.join(' ')}`;
      const shown = command.length > 300 ? `${command.slice(0, 300)} …` : command;
      reject(new SetupError(`${last}\n\n${shown}\n${end}.`, remedy));
    });
  });
}

/**
 * Runs a program with this terminal as its own and returns its exit code.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runOpenly(program, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * What a program prints, or null when it is missing or fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function outputOf(program, args, env = process.env) {
  const result = spawnSync(program, args, { encoding: 'utf8', env });
  return result.status === 0 ? result.stdout : null;
}

/**
 * Full path of a program on PATH, or null.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function onPath(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (!folder) continue;
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // not in this folder
    }
  }
  return null;
}
