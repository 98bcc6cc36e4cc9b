// Labels written beside what they name, moved apart where they would overlap.

/**
 * Positions near `wanted`, in the same order, at least `gap` apart and inside [low, high] as far as
 * there is room. Groups that touch move together, so each label stays as near as it can.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  // Clusters of labels that touch; `start` is the first label's place.
  const clusters: { members: number[]; start: number }[] = [];
  for (const index of order) {
    clusters.push({ members: [index], start: wanted[index] ?? 0 });
    for (;;) {
      const last = clusters[clusters.length - 1];
      const before = clusters[clusters.length - 2];
      if (last === undefined || before === undefined) break;
      if (before.start + before.members.length * gap <= last.start) break;
      before.members.push(...last.members);
      before.start = place(before.members, wanted, gap, low, high);
      clusters.pop();
    }
    const last = clusters[clusters.length - 1];
    if (last !== undefined) last.start = place(last.members, wanted, gap, low, high);
  }
  const result = new Array<number>(wanted.length).fill(0);
  for (const { members, start } of clusters) {
    members.forEach((index, position) => (result[index] = start + position * gap));
  }
  return result;
}

/** The start that puts a cluster's labels nearest to where they want to be. */
function place(
  members: readonly number[],
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number {
  let sum = 0;
  members.forEach((index, position) => (sum += (wanted[index] ?? 0) - position * gap));
  const start = sum / members.length;
  return Math.max(low, Math.min(high - (members.length - 1) * gap, start));
}
