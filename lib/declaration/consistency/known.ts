import type { Path } from '../location';
import { valueAt } from '../schema-place';
import { ORGANIZATION } from '../stacks';

/**
 * The names that a declaration gives, read from what was written: a service that is refused for another reason is still
 * there to be referred to. `undefined` where what is written gives no names, and none can be told to be missing.
 */
export class Known {
  constructor(private readonly written: unknown) {}

  get networks(): readonly string[] | undefined {
    return this.keysAt(['networks']);
  }

  get suppliers(): readonly string[] | undefined {
    return this.keysAt(['suppliers']);
  }

  get services(): readonly string[] | undefined {
    return this.keysAt(['services']);
  }

  /** What an acceptance can be for: services, accounts as `service.account`, and organizations. */
  get subjects(): readonly string[] | undefined {
    return this.services?.flatMap((id) => [
      id,
      ...(this.accountsOf(id) ?? []).map((account) => `${id}.${account}`),
      ...(['guardrails', 'audit'].every(
        (part) => valueAt(this.written, ['services', id, 'aws', 'organization', part]) === undefined,
      )
        ? []
        : [`${id}.${ORGANIZATION}`]),
    ]);
  }

  /** The accounts of a service; none where it is of a kind that has none. */
  accountsOf(service: string): readonly string[] | undefined {
    const place = ['services', service];
    const accounts = this.keysAt([...place, 'aws', 'accounts']);
    if (accounts !== undefined) return accounts;
    return WITHOUT_ACCOUNTS.includes(valueAt(this.written, [...place, 'kind'])) ? [] : undefined;
  }

  private keysAt(path: Path): readonly string[] | undefined {
    const value = valueAt(this.written, path);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
  }
}

const WITHOUT_ACCOUNTS: readonly unknown[] = ['entra', 'saas', 'other'];
