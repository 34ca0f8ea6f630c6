import type { Path } from '../location';
import { valueAt } from '../schema-place';

/**
 * The names that a declaration gives, read from what was written: a service that is refused for another reason is still
 * there to be referred to.
 */
export class Known {
  constructor(private readonly written: unknown) {}

  get networks(): readonly string[] {
    return this.keysAt(['networks']);
  }

  get suppliers(): readonly string[] {
    return this.keysAt(['suppliers']);
  }

  get services(): readonly string[] {
    return this.keysAt(['services']);
  }

  /** The accounts of a service; none where it is not an AWS service. */
  accountsOf(service: string): readonly string[] {
    return this.keysAt(['services', service, 'aws', 'accounts']);
  }

  private keysAt(path: Path): readonly string[] {
    const value = valueAt(this.written, path);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }
}
