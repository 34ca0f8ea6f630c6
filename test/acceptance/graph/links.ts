/** Who belongs to what, in the order of joining: the members of groups and units, the owners of groups. */
export class Links {
  private readonly targets = new Map<string, string[]>();

  of(source: string): readonly string[] {
    return this.targets.get(source) ?? [];
  }

  /** The sources that hold a target. */
  holding(target: string): string[] {
    return [...this.targets].filter(([, targets]) => targets.includes(target)).map(([source]) => source);
  }

  has(source: string, target: string): boolean {
    return this.of(source).includes(target);
  }

  add(source: string, target: string): void {
    this.targets.set(source, [...this.of(source), target]);
  }

  remove(source: string, target: string): void {
    this.targets.set(
      source,
      this.of(source).filter((held) => held !== target),
    );
  }

  /** Takes an object out everywhere, as source and as target. */
  forget(id: string): void {
    this.targets.delete(id);
    for (const source of this.holding(id)) this.remove(source, id);
  }
}
