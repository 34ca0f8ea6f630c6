import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../lib/values';

type Resource = Readonly<Record<string, unknown>>;

/** What a whole run wrote for one stack. */
export class Rendered {
  private constructor(readonly text: string) {}

  /** Builds one stack with the provider in it, synthesizes the App and reads the file back. */
  static of(build: (stack: TerraformStack) => void): Rendered {
    const outdir = mkdtempSync(join(tmpdir(), 'tenant-guard-aws-'));
    try {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, 'acme-aws');
      new AwsProvider(stack, 'aws', { region: 'eu-north-1' });
      build(stack);
      app.synth();
      return new Rendered(readFileSync(join(outdir, 'stacks', 'acme-aws', 'cdk.tf.json'), 'utf8'));
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  }

  /** The addresses of all resources, sorted. */
  get addresses(): string[] {
    return Object.entries(this.resources)
      .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
      .sort();
  }

  /** The resources of a type without what CDKTF says of their construct, in the order of their addresses. */
  all(type: string): Resource[] {
    const named = this.resources[type] ?? {};
    return Object.keys(named)
      .sort()
      .map((name) => {
        const { '//': _, ...rest } = named[name] ?? {};
        return rest;
      });
  }

  /** The only resource of a type. */
  only(type: string): Resource {
    const [first, ...others] = this.all(type);
    if (first === undefined || others.length > 0) throw new Error(`${others.length + (first ? 1 : 0)} of ${type}`);
    return first;
  }

  /** The statements of the policy document in an argument of the only resource of a type. */
  statements(type: string): unknown[] {
    return documentOf(this.only(type)).Statement;
  }

  private get resources(): Record<string, Record<string, Resource>> {
    return JSON.parse(this.text).resource ?? {};
  }
}

export function documentOf(resource: Resource): { Version: string; Statement: unknown[] } {
  return JSON.parse(String(resource.policy));
}

/** The only error that a stack is refused with. */
export function refusal(build: (stack: TerraformStack) => void): string {
  try {
    build(new TerraformStack(new App({ outdir: tmpdir() }), 'acme-aws'));
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
  throw new Error('nothing was refused');
}

export const ACCOUNT = '111122223333';

export const OFFICE = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] } }, { example: true });

/** A network of as many single addresses as are asked for, none of them next to another. */
export function scattered(count: number): TrustedNetwork {
  const cidrs = Array.from({ length: count }, (_, index) => `52.16.${100 + (index >> 6)}.${100 + (index % 64) * 2}/32`);
  return TrustedNetwork.of({ hq: { cidrs, ipv6: 'none' } });
}
