/** Least versions that a Terraform version constraint admits, part by part: `~> 6.26` gives [6, 26]. */
function floorOf(constraint: string): number[] | undefined {
  const floors = constraint.split(',').flatMap((part) => {
    const found = /^\s*(>=|~>|=|>)?\s*(\d+(?:\.\d+)*)\s*$/.exec(part);
    return found?.[2] === undefined ? [] : [found[2].split('.').map(Number)];
  });
  return floors.sort(compare).at(-1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether every version that a Terraform version constraint admits is that version or a later one. */
export function admitsOnlySince(constraint: string, version: string): boolean {
  const floor = floorOf(constraint);
  return floor !== undefined && compare(floor, version.split('.').map(Number)) >= 0;
}
