// The Backprop lab as its user meets it: the bar, the boxes of the graph and the numbers in them.
import { numbersIn } from './numbers.mjs';
import { expectSoon } from './soon.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} name */
function button(page, name) {
  return page.getByRole('button', { name, exact: true });
}

/** @param {Page} page */
export function walkBar(page) {
  return {
    on: button(page, 'One op on'),
    back: button(page, 'One op back'),
    play: button(page, 'Play: one op after another'),
    pause: button(page, 'Pause'),
    start: button(page, 'Back to the start of the step'),
    loss: button(page, 'To the loss'),
    gradients: button(page, 'To the gradients'),
    update: button(page, 'To the update'),
    step: button(page, 'Whole step'),
    tenSteps: button(page, 'Ten steps'),
  };
}

/** Waits until a graph is drawn and can be walked. @param {Page} page */
export async function walkable(page) {
  await page.locator('button[aria-label^="Play: one op"]:not(:disabled)').waitFor({
    timeout: 60_000,
  });
}

/** A number of the bar: "move" or "step". @param {Page} page @param {'move' | 'step'} what */
export async function readBar(page, what) {
  return Number((await page.locator(`[data-is="${what}"]`).innerText()).replace(/,/g, ''));
}

/** @param {Page} page @param {number} move */
export async function atMove(page, move) {
  await expectSoon(
    () => readBar(page, 'move'),
    (found) => found === move,
    `move ${move}`,
  );
}

/**
 * Presses one of the bar's ways and waits until the lab has gone there.
 *
 * @param {Page} page
 * @param {'start' | 'loss' | 'gradients' | 'update'} to
 */
export async function jump(page, to) {
  const before = await readBar(page, 'move');
  await walkBar(page)[to].click();
  await expectSoon(
    () => readBar(page, 'move'),
    (move) => move !== before,
    `${to}, from move ${before}`,
  );
}

/**
 * One op on or back at a time until this move.
 *
 * @param {Page} page
 * @param {number} move
 */
export async function stepThere(page, move) {
  for (let now = await readBar(page, 'move'); now !== move;) {
    const way = now < move ? walkBar(page).on : walkBar(page).back;
    await way.click();
    now += now < move ? 1 : -1;
    await atMove(page, now);
  }
}

/**
 * The cell that each of these values shows, with its gradient: chosen one after the other.
 *
 * @param {Page} page
 * @param {readonly string[]} names
 */
export async function readShown(page, names) {
  const found = [];
  for (const name of names) {
    await box(page, name).click();
    const value = page.locator(`button[data-value=${JSON.stringify(name)}][aria-pressed="true"]`);
    await value.waitFor();
    found.push(await readCell(page));
  }
  return found;
}

/** How many moves a step of this size has. @param {Page} page */
export async function moves(page) {
  const text = await page.locator('[data-is="move"] + small').innerText();
  return Number(text.replace(/\D/g, ''));
}

/** The box of a value, by its name. @param {Page} page @param {string} name */
export function box(page, name) {
  return page.locator(`button[data-value=${JSON.stringify(name)}]`);
}

/**
 * Every single number of the graph, and its gradient, as the engine gave them; null where there is none yet.
 *
 * @param {Page} page
 */
export function readBoxes(page) {
  return page.locator('button[data-value]').evaluateAll((boxes) =>
    Object.fromEntries(
      boxes.map((element) => {
        const number = (/** @type {string} */ key) => {
          const text = element.querySelector(`[data-${key}]`)?.getAttribute(`data-${key}`);
          return text === null || text === undefined ? null : Number(text);
        };
        return [element.getAttribute('data-value'), [number('number'), number('gradient')]];
      }),
    ),
  );
}

/**
 * The chosen cell's exact value and gradient; null where there is none yet.
 *
 * @param {Page} page
 */
export async function readCell(page) {
  const read = async (/** @type {string} */ what) => {
    const found = page.locator(`dd[data-is="${what}"]`);
    if ((await found.count()) === 0) return null;
    const text = await found.getAttribute('data-number');
    return text === null ? null : Number(text);
  };
  return { value: await read('cell'), gradient: await read('cell-gradient') };
}

/** The opened tensor's grid of values, which the arrow keys walk. @param {Page} page */
export function grid(page) {
  return page.getByRole('slider', { name: /^Cell of the values/ });
}

/**
 * Every cell of a value, exactly, read one after the other off the page.
 *
 * @param {Page} page
 * @param {string} name
 * @param {number} size
 */
export async function readTensor(page, name, size) {
  await box(page, name).click();
  const numbers = [];
  await grid(page).focus();
  await page.keyboard.press('Home');
  for (let index = 0; index < size; index += 1) {
    await expectSoon(
      () => grid(page).getAttribute('aria-valuenow'),
      (now) => now === String(index),
      `cell ${index} of ${name}`,
    );
    numbers.push((await readCell(page)).value);
    if (index + 1 < size) await chooseNext(page, index + 1);
  }
  return numbers;
}

/** Rows end where the picture does: End of one is not the beginning of the next for an arrow. */
async function chooseNext(/** @type {Page} */ page, /** @type {number} */ index) {
  await page.keyboard.press('ArrowRight');
  const now = Number(await grid(page).getAttribute('aria-valuenow'));
  if (now === index) return;
  await page.keyboard.press('ArrowDown');
  for (let back = Number(await grid(page).getAttribute('aria-valuenow')); back > index; back -= 1) {
    await page.keyboard.press('ArrowLeft');
  }
}

/**
 * The table of one of the two questions: its shares with the rest that is not listed, as they are written, and
 * their sum; null where none is told.
 *
 * @param {import('playwright-core').Locator} within
 */
export async function readTerms(within) {
  const rows = within.locator('table tbody tr');
  await rows.first().waitFor();
  const shares = await rows.locator('td.share b').allInnerTexts();
  const sum = within.locator('[data-is="sum"]');
  return {
    shares: shares.map((text) => numbersIn(text)[0] ?? NaN),
    sum: (await sum.count()) === 0 ? null : (numbersIn(await sum.innerText())[0] ?? NaN),
  };
}
