import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { approversJsonSchema, declarationJsonSchema, publishedSchemas } from '../../lib/declaration/json-schema';
import { CONTOSO, changed } from './contoso';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every property, wherever it stands, with its path. */
function properties(node: unknown, path: string): [path: string, property: Node][] {
  if (Array.isArray(node)) return node.flatMap((item, index) => properties(item, `${path}/${index}`));
  if (!isNode(node)) return [];
  const own = isNode(node.properties) ? Object.entries(node.properties) : [];
  return [
    ...own.flatMap(([key, value]): [string, Node][] => (isNode(value) ? [[`${path}.${key}`, value]] : [])),
    ...Object.entries(node).flatMap(([key, value]) =>
      key === 'properties' && isNode(value)
        ? Object.entries(value).flatMap(([name, inner]) => properties(inner, `${path}.${name}`))
        : properties(value, `${path}/${key}`),
    ),
  ];
}

const schema = declarationJsonSchema();
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const accepts = (text: string) => validate(parse(text));

describe('the published JSON Schema', () => {
  it.each(Object.entries(publishedSchemas()))(
    '%s is the one that is checked in (npm run schema writes it)',
    (file, text) => {
      expect(readFileSync(join(__dirname, '..', '..', file), 'utf8')).toBe(text);
    },
  );

  it('is draft 7, with an id, a title and a description', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'urn:cdktf-tenant-guard:tenant.v1',
      title: 'Tenant declaration',
      description: expect.stringMatching(/\w/),
    });
  });

  it('describes every property at any depth', () => {
    const all = properties(schema, '');
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(([, { description }]) => typeof description !== 'string').map(([path]) => path)).toEqual([]);
  });

  it('gives values to choose from or an example for every value that is written out', () => {
    const scalars = properties(schema, '').filter(
      ([, { type }]) => typeof type === 'string' && !['object', 'array'].includes(type),
    );
    const bare = scalars.filter(
      ([, { enum: values, const: value, examples }]) =>
        values === undefined && value === undefined && examples === undefined,
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('states the defaults', () => {
    const defaults = properties(schema, '').flatMap(([path, node]) =>
      'default' in node ? [[path.split('.').at(-1), node.default]] : [],
    );
    expect(defaults).toEqual(
      expect.arrayContaining([
        ['partition', 'aws'],
        ['cloud', 'global'],
        ['baselines', ['cisa-scuba']],
        ['baselines', ['aws-fsbp']],
        ['useLockfile', true],
        ['useAzureadAuth', true],
        ['hostname', 'app.terraform.io'],
        ['rank', 2],
      ]),
    );
  });

  it('accepts a declaration that reads clean', () => {
    expect(accepts(CONTOSO)).toBe(true);
  });

  it.each([
    ['a stage that there is not', 'stage: enforced', 'stage: enfroced'],
    ['a missing stage', 'stage: enforced, owner: cloud', 'owner: cloud'],
    ['an unknown key', 'licence: P2', 'licence: P2\n      trustd: [hq]'],
    ['settings of another kind', 'kind: saas', 'kind: aws'],
    ['an account id without quotes', '"111122223333"', '111122223333'],
    ['a network with no name', '  hq:', '  Head Office:'],
    ['a day that is none', 'on: 2026-09-01', 'on: 1 September'],
    ['two backends', '{ local: "state/{stack}.tfstate" }', '{ local: x, hcp: { organization: a, workspace: b } }'],
    ['a credential', '{ local: "state/{stack}.tfstate" }', '{ local: x, token: y }'],
    ['one emergency account', ', bg2@contoso.onmicrosoft.com', ''],
    ['a control id that is none', 'ENT-AU-03: reportOnly', 'mfa: reportOnly'],
    ['another version', 'version: 1', 'version: 2'],
  ])('refuses %s', (_title, from, to) => {
    expect(accepts(changed([from, to]))).toBe(false);
  });
});

describe('the published JSON Schema of the approvers', () => {
  const takes = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(approversJsonSchema());

  it('takes the list of the examples, and describes every property of it', () => {
    expect(takes(parse(readFileSync(join(__dirname, '..', '..', 'approvers.yaml'), 'utf8')))).toBe(true);
    const bare = properties(approversJsonSchema(), '').filter(([, { description }]) => typeof description !== 'string');
    expect(bare).toEqual([]);
  });

  it.each(['{ version: 1, approvers: [] }', '{ version: 1, approvers: [a@b.example] }', '{ approvers: [] }'])(
    'refuses %s',
    (text) => {
      expect(takes(parse(text))).toBe(false);
    },
  );
});
