import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unjudged } from '../../../lib/posture/terraform/unjudged-resource-types';

const bindings = join(dirname(require.resolve('@cdktf/provider-aws/package.json')), 'lib');
const source = readFileSync(join(__dirname, '../../../lib/posture/terraform/unjudged-resource-types.ts'), 'utf8');
const types = [...new Set(source.match(/aws_[a-z0-9_]+/g))].sort();

/** The arguments of the resource itself, by the provider's own bindings. */
function argumentsOf(type: string): string[] {
  const file = join(bindings, type.slice('aws_'.length).replaceAll('_', '-'), 'index.d.ts');
  expect({ type, known: existsSync(file) }).toEqual({ type, known: true });
  const [, config = ''] =
    /export interface \w+Config extends cdktf\.TerraformMetaArguments \{(.*?)\n\}/s.exec(readFileSync(file, 'utf8')) ??
    [];
  return [...config.matchAll(/^ {4}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
}

describe('a type that no control is about', () => {
  it('is one of many', () => {
    expect(types.length).toBeGreaterThan(70);
  });

  it.each(types)('%s takes no policy, or is opaque with one', (type) => {
    const names = argumentsOf(type);
    expect(names).not.toEqual([]);
    const policies = names.filter((name) =>
      /^(policy|policies|resourcePolicy|accessPolic(y|ies)|policyDocument)$/.test(name),
    );
    for (const policy of policies) {
      const resource = { mode: 'managed' as const, type, address: `${type}.x`, body: { [policy]: '{}' } };
      expect(unjudged(resource)).toEqual({ unread: policy });
    }
  });

  it('is a resource, not a look-up', () => {
    const lookup = { mode: 'data' as const, type: 'aws_db_instance', address: 'data.aws_db_instance.x', body: {} };
    expect(unjudged(lookup)).toBeUndefined();
  });
});
