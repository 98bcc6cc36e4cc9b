// What is measured besides the workloads, in the order in which it is done.
import { kernels } from './gemm.mjs';
import { labFrames } from './labs.mjs';
import { longRun } from './long_run.mjs';
import { pageCosts } from './page.mjs';
import { profileSteps } from './profile.mjs';

/**
 * @typedef {object} Given
 * @property {import('../browser.mjs').BenchBrowser} browser
 * @property {import('../list.mjs').Contender[]} contenders
 * @property {import('../workloads.mjs').Workload[]} workloads
 * @property {import('../options.mjs').BenchOptions} options
 * @property {(text: string) => void} say
 */

/** @typedef {{ data: unknown, markdown: string }} Measured */
/** @typedef {{ id: string, title: string, measure: (given: Given) => Promise<Measured> }} ExtraMeasure */

/** @type {ExtraMeasure[]} By the names that --only takes. */
export const EXTRA_MEASURES = [
  { id: 'gemm', title: 'Kernels against the peak', measure: kernels },
  { id: 'profile', title: 'Where a training step spends its time', measure: profileSteps },
  { id: 'page', title: 'The page: first visit, second visit, frames', measure: pageCosts },
  { id: 'labs', title: 'The labs: what a frame costs', measure: labFrames },
  { id: 'long', title: 'A long run', measure: longRun },
];
