// Which of our variants the other measures are of: the one a visitor gets on one thread.

/** @param {import('../list.mjs').Contender[]} contenders */
export function ourBest(contenders) {
  const ours = contenders.find(({ peer, threads }) => peer === 'inkgrad' && threads === 1);
  if (!ours) throw new Error('the built site has no engine');
  return ours;
}
