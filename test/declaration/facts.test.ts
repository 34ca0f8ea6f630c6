import {
  type Facts,
  factsOf,
  InvalidFacts,
  lineOf,
  networkOf,
  readFacts,
  serviceOf,
  stackName,
  stacksOf,
  tenantOfFacts,
  trustedNetworkOf,
  writeFacts,
} from '../../lib/declaration';
import { InvalidValue } from '../../lib/values';
import { CONTOSO, contoso } from './contoso';

const tenant = contoso();
const facts = factsOf(tenant, { service: 'aws', account: 'prod' }, { 'contoso/aws': 'services.aws' });

function refusal(text: string): string {
  try {
    readFacts(text);
  } catch (error) {
    if (error instanceof InvalidFacts) return error.message;
    throw error;
  }
  return '';
}

type Altered = { declaration: object; source: object };
const altered = (change: (data: Altered) => void): string => {
  const data: Altered = JSON.parse(writeFacts(facts));
  change(data);
  return JSON.stringify(data);
};

describe('facts of a tenant', () => {
  it('hold the declaration, the focus, and the lines of services, accounts, buckets and acceptances', () => {
    expect(facts).toEqual({
      version: 1,
      focus: { service: 'aws', account: 'prod' },
      declaration: tenant.declaration,
      source: {
        file: 'tenants/contoso.yaml',
        lines: {
          'services.entra': 27,
          'services.aws': 48,
          'services.aws.aws.accounts.prod': 63,
          'services.aws.aws.accounts.prod.buckets.ledger': 70,
          'services.aws.aws.accounts.prod.buckets.archive': 71,
          'services.aws.aws.accounts.test': 72,
          'services.crm': 73,
          'acceptances.0': 81,
        },
      },
      declared: { 'contoso/aws': 'services.aws' },
    });
    expect(factsOf(tenant, { service: 'crm' })).not.toHaveProperty('declared');
  });

  it('hold who may approve the acceptances, where somebody may', () => {
    const approval = { approvers: ['ciso@contoso.example'], longestDays: 180 };
    const held = factsOf({ ...tenant, approval }, { service: 'crm' });
    expect(held.approval).toEqual(approval);
    expect(readFacts(writeFacts(held)).approval).toEqual(approval);
    expect(facts).not.toHaveProperty('approval');
  });

  it.each([
    [
      { service: 'awz' },
      'tenant-guard.json: focus.service: no such service is declared, got "awz"; allowed: aws, crm, entra. Did you mean "aws"?',
    ],
    [
      { service: 'aws', account: 'prd' },
      'tenant-guard.json: focus.account: no such account is declared, got "prd"; allowed: prod, test. Did you mean "prod"?',
    ],
    [
      { service: 'crm', account: 'prod' },
      'tenant-guard.json: focus.account: no such account is declared, got "prod"; allowed: none is declared.',
    ],
    [
      { service: 'constructor' },
      'tenant-guard.json: focus.service: no such service is declared, got "constructor"; allowed: aws, crm, entra.',
    ],
  ])('are not made of %j', (focus, message) => {
    expect(() => factsOf(tenant, focus)).toThrow(InvalidFacts);
    expect(() => factsOf(tenant, focus)).toThrow(message);
  });

  it('are the same bytes whatever order the keys came in, and come back as they were', () => {
    const text = writeFacts(facts);
    const shuffled = JSON.parse(text, (_key, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Facts;
    expect(writeFacts(shuffled)).toBe(text);
    expect(writeFacts(readFacts(text))).toBe(text);
    expect(readFacts(text)).toEqual(JSON.parse(text));
    expect(text).toMatch(/^\{\n {2}"declaration": \{\n {4}"acceptances": \[/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each([
    ['laid out in one line', (text: string) => JSON.stringify(JSON.parse(text))],
    ['laid out with four spaces', (text: string) => JSON.stringify(JSON.parse(text), undefined, 4)],
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('are the same %s', (_how, change) => {
    const text = change(writeFacts(facts));
    expect(readFacts(text)).toEqual(facts);
    expect(tenantOfFacts(text)).toBe('contoso');
  });

  it('are of the tenant of the declaration itself, wherever else there is one that is laid out like it', () => {
    const other = '{\n  "declaration": {\n    "tenant": "fabrikam"\n  }\n}';
    expect(tenantOfFacts(other)).toBe('fabrikam');
    expect(tenantOfFacts(`{"source": ${other}, "declaration": {"tenant": "contoso"}}`)).toBe('contoso');
    expect(() => tenantOfFacts(`{"source": ${other}, "declaration": null}`)).toThrow(InvalidFacts);
    expect(() => tenantOfFacts(`${other}}`)).toThrow('the file is not JSON');
  });

  it('are found by their service', () => {
    expect(serviceOf(facts)).toBe(tenant.declaration.services.aws);
  });
});

describe('facts that are refused', () => {
  it.each([
    ['no JSON', '{', 'tenant-guard.json: the file is not JSON. Synthesize again, and leave the file as it is written.'],
    ['nothing', '', 'tenant-guard.json: the file is not JSON. Synthesize again, and leave the file as it is written.'],
    [
      'a list',
      '[]',
      'tenant-guard.json: version: facts of this version are not read here; allowed: 1. Synthesize again, and leave the file as it is written.',
    ],
    [
      'null',
      'null',
      'tenant-guard.json: version: facts of this version are not read here; allowed: 1. Synthesize again, and leave the file as it is written.',
    ],
    [
      'a bomb',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'tenant-guard.json: the file nests deeper than 32 levels. Synthesize again, and leave the file as it is written.',
    ],
    [
      'another prototype',
      '{"version":1,"focus":{"__proto__":{"service":"aws"}}}',
      'tenant-guard.json: the file has a key "__proto__". Synthesize again, and leave the file as it is written.',
    ],
    [
      'too much',
      ' '.repeat(10_000_001),
      'tenant-guard.json: the file is too large for facts; allowed: at most 10000000 characters.',
    ],
    [
      'a key twice, of which a parser would keep the last',
      writeFacts(facts).replace('"tenant": "contoso"', '"tenant": "fabrikam",\n    "tenant": "contoso"'),
      'tenant-guard.json: an object of the file has a key twice; allowed: each key once. Synthesize again, and leave the file as it is written.',
    ],
    [
      'a key twice, once in escapes',
      writeFacts(facts).replace('"tenant": "contoso"', '"t\\u0065nant": "fabrikam",\n    "tenant": "contoso"'),
      'tenant-guard.json: an object of the file has a key twice; allowed: each key once. Synthesize again, and leave the file as it is written.',
    ],
    [
      'a declaration twice, each laid out as it is written',
      writeFacts(facts).replace('\n  "focus"', '\n  "declaration": {\n    "tenant": "fabrikam"\n  },\n  "focus"'),
      'tenant-guard.json: an object of the file has a key twice; allowed: each key once. Synthesize again, and leave the file as it is written.',
    ],
    [
      'another prototype beside the declaration',
      writeFacts(facts).replace('"focus": {', '"focus": {\n    "__proto__": {},'),
      'tenant-guard.json: the file has a key "__proto__". Synthesize again, and leave the file as it is written.',
    ],
    [
      'another prototype within the declaration',
      writeFacts(facts).replace('"deployer": {', '"deployer": {\n      "__proto__": {},'),
      'tenant-guard.json: the file has a key "__proto__". Synthesize again, and leave the file as it is written.',
    ],
    [
      'what is cut off after the declaration',
      writeFacts(facts).replace(/\n {2}"declared".*/s, ''),
      'tenant-guard.json: the file is not JSON. Synthesize again, and leave the file as it is written.',
    ],
    [
      'another version',
      altered((data) => Object.assign(data, { version: 2 })),
      'tenant-guard.json: version: facts of this version are not read here, got 2; allowed: 1. Synthesize again, and leave the file as it is written.',
    ],
    [
      'an unknown key',
      altered((data) => Object.assign(data, { verdict: 'met' })),
      'tenant-guard.json: verdict: there is no such key here, got "verdict"; allowed: version, focus, declaration, source, approval, declared.',
    ],
    [
      'a credential',
      altered((data) => Object.assign(data, { token: 'hunter2' })),
      "tenant-guard.json: token: a credential does not belong in a declaration. Remove it and withdraw it where it was issued: credentials come from the pipeline's environment.",
    ],
    [
      'a focus that is not declared',
      altered((data) => Object.assign(data, { focus: { service: 'awz' } })),
      'tenant-guard.json: focus.service: no such service is declared, got "awz"; allowed: aws, crm, entra. Did you mean "aws"?',
    ],
    [
      'a line that is none',
      altered((data) => Object.assign(data.source, { lines: { a: 0 } })),
      'tenant-guard.json: source.lines.a: this is less than 1, got 0.',
    ],
    [
      'a declaration that contradicts itself',
      altered((data) => Object.assign(data.declaration, { deployer: { from: ['pipelin'] } })),
      [
        'tenant-guard.json: declaration.deployer.awsRole: this key is missing: service aws has AWS stacks, which the pipeline applies; allowed: the name of the IAM role of the pipeline. Add "awsRole: <name>".',
        'tenant-guard.json: declaration.deployer.from.0: no such network is declared, got "pipelin"; allowed: hq, pipeline. Did you mean "pipeline"?',
        'tenant-guard.json: declaration.deployer.servicePrincipal: this key is missing: service entra has an Entra stack, which the pipeline applies; allowed: the object id of the service principal of the pipeline. Add "servicePrincipal: <id>".',
      ].join('\n'),
    ],
    [
      'a declaration of which two parts claim one thing',
      writeFacts(facts).replace('"012345678901"', '"111122223333"'),
      'tenant-guard.json: declaration.services.aws.aws.accounts.test.id: this AWS account is taken by services.aws.aws.accounts.prod.id, got "111122223333". Declare an account once: two stacks would undo each other.',
    ],
  ])('%s', (_title, text, message) => {
    expect(refusal(text)).toBe(message);
  });
});

describe('stacks of a declaration', () => {
  it('are one an Entra service and one an AWS account, by name', () => {
    expect(stacksOf(tenant.declaration)).toEqual([
      { name: 'contoso-aws-prod', service: 'aws', account: 'prod' },
      { name: 'contoso-aws-test', service: 'aws', account: 'test' },
      { name: 'contoso-entra', service: 'entra' },
    ]);
  });

  it('are named after tenant, service and account', () => {
    expect([stackName('contoso', 'entra'), stackName('contoso', 'aws', 'prod')]).toEqual([
      'contoso-entra',
      'contoso-aws-prod',
    ]);
  });
});

describe('the allow-list of a declaration', () => {
  it('holds all networks, or those that are named', () => {
    expect(trustedNetworkOf(tenant.declaration).ranges).toEqual([
      '198.51.100.16/28',
      '203.0.113.0/26',
      '2001:db8:10::/48',
    ]);
    expect(networkOf(tenant.declaration, ['pipeline']).ranges).toEqual(['198.51.100.16/28']);
    expect(() => networkOf(tenant.declaration, ['pipelin'])).toThrow(InvalidValue);
    expect(() => networkOf(tenant.declaration, [])).toThrow(InvalidValue);
  });
});

describe('the line of a path', () => {
  it.each([
    ['services.aws.aws.accounts.prod.buckets.ledger.name', 70],
    ['services.aws.aws.accounts.prod.buckets.unknown', 63],
    ['services.aws.rollout.stage', 48],
    ['acceptances.0.expiresOn', 81],
    ['networks.hq', 1],
    ['constructor', 1],
    ['', 1],
  ])('is that of the nearest place round it: %s', (path, line) => {
    expect(facts.source && lineOf(facts.source, path)).toBe(line);
  });

  it('is where the file has it', () => {
    const text = CONTOSO.split('\n');
    expect(text[lineOf(tenant.source, 'services.entra.entra.breakGlass.drilledOn') - 1]).toContain('drilledOn:');
    expect(text[lineOf(tenant.source, 'suppliers.crmvendor.upstream.1.rank') - 1]).toContain('rank: 3');
  });
});
