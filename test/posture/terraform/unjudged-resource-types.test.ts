import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../../lib/posture/terraform/json-object';
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

  it.each<[string, unknown, boolean]>([
    ['no options, so the default of the account', undefined, false],
    ['session tokens', [{ http_tokens: 'required', http_endpoint: 'enabled' }], false],
    ['session tokens, in one block', { http_tokens: 'required' }, false],
    ['no session tokens', [{ http_tokens: 'optional' }], true],
    ['what only apply knows', [{ http_tokens: '${var.tokens}' }], true],
    ['nothing about session tokens', [{ http_endpoint: 'enabled' }], true],
    ['an expression', '${var.options}', true],
  ])('may be that of an instance with %s; opaque: %s', (_, options, opaque) => {
    for (const type of ['aws_instance', 'aws_launch_template']) {
      const body = options === undefined ? {} : { metadata_options: options };
      const resource = { mode: 'managed' as const, type, address: `${type}.x`, body: body as JsonObject };
      expect(unjudged(resource)).toEqual(opaque ? { unread: 'metadata_options' } : {});
    }
  });

  it('is opaque with options of metadata that only apply knows the number of', () => {
    const body = { dynamic: { metadata_options: { for_each: '${var.x}', content: { http_tokens: 'required' } } } };
    const resource = {
      mode: 'managed' as const,
      type: 'aws_instance',
      address: 'aws_instance.x',
      body: body as JsonObject,
    };
    expect(unjudged(resource)).toEqual({ unread: 'metadata_options' });
  });

  it('is a resource, not a look-up', () => {
    const lookup = { mode: 'data' as const, type: 'aws_db_instance', address: 'data.aws_db_instance.x', body: {} };
    expect(unjudged(lookup)).toBeUndefined();
  });
});
