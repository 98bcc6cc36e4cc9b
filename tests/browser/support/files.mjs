// Files for the page: MNIST pairs in the IDX format, models as the page saved them, and damage.
import { readFile } from 'node:fs/promises';

import { card } from './digits.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ name: string, mimeType: string, buffer: Buffer }} Upload */

/**
 * A file for the page.
 *
 * @param {string} name
 * @param {Buffer} buffer
 * @returns {Upload}
 */
export function upload(name, buffer) {
  return { name, mimeType: 'application/octet-stream', buffer };
}

/**
 * So many digits in the IDX format: image i is a bar whose place depends on its label, i modulo 10.
 *
 * @param {number} count
 */
export function idxPair(count) {
  const images = Buffer.alloc(16 + count * 784);
  for (const [place, value] of [0x803, count, 28, 28].entries())
    images.writeUInt32BE(value, 4 * place);
  const labels = Buffer.alloc(8 + count);
  labels.writeUInt32BE(0x801, 0);
  labels.writeUInt32BE(count, 4);
  for (let digit = 0; digit < count; digit += 1) {
    labels[8 + digit] = digit % 10;
    for (let row = 4; row < 24; row += 1) {
      images.fill(
        255,
        16 + digit * 784 + row * 28 + 4 + 2 * (digit % 10),
        16 + digit * 784 + row * 28 + 7 + 2 * (digit % 10),
      );
    }
  }
  return { images, labels };
}

/**
 * Chooses files behind a button, as the page's own file dialogue does.
 *
 * @param {Page} page
 * @param {string} button
 * @param {Upload | Upload[]} files
 */
export async function choose(page, button, files) {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await asked).setFiles(files);
}

/**
 * Drops files on the page.
 *
 * @param {Page} page
 * @param {Upload[]} files
 */
export async function drop(page, files) {
  const plain = files.map(({ name, buffer }) => ({ name, bytes: buffer.toString('base64') }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of list) {
      transfer.items.add(
        new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name),
      );
    }
    return transfer;
  }, plain);
  await page.locator('main').dispatchEvent('drop', { dataTransfer });
}

/**
 * What a button lets the browser download.
 *
 * @param {Page} page
 * @param {string} title the card
 * @param {string} button
 */
export async function downloaded(page, title, button) {
  const coming = page.waitForEvent('download');
  await card(page, title).getByRole('button', { name: button, exact: true }).click();
  const file = await coming;
  return upload(file.suggestedFilename(), await readFile(await file.path()));
}

/** The notices at the foot of the page. @param {Page} page */
export function notices(page) {
  return page.getByRole('log', { name: 'Notices' });
}
