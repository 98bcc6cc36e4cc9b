// The measured rows as Markdown. Pure.
import { advantage } from '../statistics.mjs';

/** @typedef {import('../rounds.mjs').Row} Row */
/** @typedef {import('../rounds.mjs').Table} Table */
/** @typedef {import('../workloads.mjs').Workload} Workload */

/**
 * Three figures, thousands separated: 75,200 · 6.65 · 110.
 *
 * @param {number} value
 */
export function figure(value) {
  if (!Number.isFinite(value)) return '–';
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? rounded.toLocaleString('en-GB') : String(rounded);
}

/**
 * A Markdown table; columns after the first are numbers.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function markdownTable(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/**
 * Ours that a visitor with so many threads gets: the first variant that has a result.
 *
 * @param {Row[]} rows
 * @param {number} threads
 */
export function oursOf(rows, threads) {
  return rows.find((row) => row.peer === 'inkgrad' && row.threads === threads && row.result);
}

/**
 * One workload in full.
 *
 * @param {Table} table
 */
export function workloadTable({ workload, rows }) {
  const lines = rows.map((row) => {
    const name = `${row.label}, ${threadsText(row.threads)}`;
    if (!row.result) return [name, row.problem, '', '', ''];
    const { median, min, max } = row.result;
    const ours = oursOf(rows, row.threads) ?? oursOf(rows, 1);
    const times = ours?.result ? advantage(ours.result, row.result, workload.better) : NaN;
    const ratio = row === ours ? '1' : `${figure(times)}×`;
    return [name, figure(median), `${figure(min)} – ${figure(max)}`, ratio, lossText(row.loss)];
  });
  const head = [workload.title, `median, ${workload.unit}`, 'min – max', 'Inkgrad is', 'loss'];
  // Only who trains has a loss to show.
  const shown = rows.some(({ loss }) => lossText(loss) !== '') ? head.length : head.length - 1;
  return markdownTable(
    head.slice(0, shown),
    lines.map((line) => line.slice(0, shown)),
  );
}

/** @param {(number | null)[]} loss */
function lossText([first, last]) {
  return typeof first === 'number' && typeof last === 'number'
    ? `${figure(first)} → ${figure(last)}`
    : '';
}

/**
 * All workloads side by side, medians only.
 *
 * @param {Table[]} tables
 */
export function summaryTable(tables) {
  /** @type {Map<string, { name: string, cells: string[] }>} */
  const lines = new Map();
  tables.forEach(({ rows }, column) => {
    for (const row of rows) {
      const name = `${row.label}, ${threadsText(row.threads)}`;
      const line = lines.get(row.id) ?? { name, cells: tables.map(() => '–') };
      if (row.result) line.cells[column] = figure(row.result.median);
      lines.set(row.id, line);
    }
  });
  const measured = [...lines.values()].filter(({ cells }) => cells.some((cell) => cell !== '–'));
  const head = ['', ...tables.map(({ workload }) => `${workload.id}, ${workload.unit}`)];
  return markdownTable(
    head,
    measured.map(({ name, cells }) => [name, ...cells]),
  );
}

/** 0.184 → 18 %. @param {number} share */
export function percentText(share) {
  return `${(100 * share).toFixed(0)} %`;
}

/** @param {number} threads */
export function threadsText(threads) {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}
