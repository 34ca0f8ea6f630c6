import type { TerraformStack } from 'cdktf';
import { type Posture, readStack } from '../../lib/posture';
import { Rendered } from '../aws/rendered';

type Body = Record<string, unknown>;

/** A stack's resources as they were written, to be changed before they are read. */
export class Written {
  static of(build: (stack: TerraformStack) => void): Written {
    return new Written(Rendered.of(build).text);
  }

  private constructor(private readonly text: string) {}

  /** The posture of the stack as it was written. */
  get posture(): Posture {
    return this.with(() => undefined);
  }

  /** The posture after a change to the resources: type, name, arguments. */
  with(change: (resources: Record<string, Record<string, Body>>) => void): Posture {
    const json = JSON.parse(this.text);
    change(json.resource);
    return readStack({ stack: 'contoso-aws-prod', json });
  }

  /** The posture after a change to the only resource of a type whose address holds the text. */
  changed(type: string, part: string, change: (body: Body) => void): Posture {
    return this.with((resources) => {
      const named = Object.entries(resources[type] ?? {}).filter(([name]) => name.includes(part));
      const [only, ...more] = named;
      if (only === undefined || more.length > 0) throw new Error(`${named.length} of ${type} with ${part}`);
      change(only[1]);
    });
  }

  /** The posture without the resources of a type whose address holds the text. */
  without(type: string, part = ''): Posture {
    return this.with((resources) => {
      const kept = Object.entries(resources[type] ?? {}).filter(([name]) => !name.includes(part));
      resources[type] = Object.fromEntries(kept);
    });
  }
}

/** Rewrites the text of an argument, such as a policy. */
export const rewrite =
  (argument: string, from: string | RegExp, to: string) =>
  (body: Body): void => {
    const before = String(body[argument]);
    body[argument] = before.replace(from, to);
    if (body[argument] === before) throw new Error(`${argument} does not hold ${from}`);
  };
