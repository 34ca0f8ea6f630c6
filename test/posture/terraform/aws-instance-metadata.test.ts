import { read } from './stack';

const TYPES = ['aws_instance', 'aws_launch_template'];

/** What is known of the session tokens of a launch, by type; nothing else of it is in anybody's way. */
function tokensOf(body: Record<string, unknown>) {
  const found = TYPES.map((type) => {
    const posture = read({ resource: { [type]: { x: body } }, variable: { x: {} } });
    expect(posture.opaque).toEqual([]);
    expect(posture.entities.unjudgedResource).toHaveLength(1);
    return posture.entities.instanceMetadata.map(({ fields: { tokens } }) => {
      if (tokens.is === 'known') return tokens.value;
      return tokens.is === 'unknown' ? `unknown: ${tokens.why}` : tokens.is;
    });
  });
  expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1);
  return found[0];
}

describe('the metadata options of an instance or launch template', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['none: the default of the account holds', {}, []],
    ['none, whatever is ignored', { lifecycle: { ignore_changes: ['metadata_options'] } }, []],
    ['session tokens', { metadata_options: [{ http_tokens: 'required', http_endpoint: 'enabled' }] }, ['required']],
    ['session tokens, in one block', { metadata_options: { http_tokens: 'required' } }, ['required']],
    ['no session tokens', { metadata_options: [{ http_tokens: 'optional' }] }, ['optional']],
    [
      'no session tokens at its launch, whatever is ignored later',
      { metadata_options: [{ http_tokens: 'optional' }], lifecycle: { ignore_changes: 'all' } },
      ['optional'],
    ],
    ['what only apply knows', { metadata_options: [{ http_tokens: '${var.x}' }] }, ['unknown: variable']],
    ['nothing about session tokens', { metadata_options: [{ http_endpoint: 'enabled' }] }, ['unknown: computed']],
    ['an expression', { metadata_options: '${var.x}' }, ['unknown: variable']],
    [
      'two blocks',
      { metadata_options: [{ http_tokens: 'required' }, { http_tokens: 'optional' }] },
      ['unknown: notRead'],
    ],
    [
      'as many as only apply knows',
      { dynamic: { metadata_options: { for_each: '${var.x}', content: { http_tokens: 'required' } } } },
      ['unknown: dynamic'],
    ],
  ])('are %s', (_, body, tokens) => {
    expect(tokensOf(body)).toEqual(tokens);
  });
});
