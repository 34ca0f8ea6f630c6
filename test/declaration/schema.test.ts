import { entraSettings } from '../../lib/declaration/schema/entra';
import { changed, contoso, refusals } from './contoso';

describe('a declaration that is whole', () => {
  it('reads clean, in canonical spelling, with the line of each part', () => {
    const { declaration, source } = contoso(
      ['6f1e2d3c-1111-4a2b-8c3d-000000000002', '6F1E2D3C-1111-4A2B-8C3D-000000000002'],
      ['bg1@contoso', 'BG1@Contoso'],
      ['[Intune Administrator]', '[intune administrator]'],
    );
    expect(declaration.services.entra).toMatchObject({
      entra: {
        tenantId: '6f1e2d3c-1111-4a2b-8c3d-000000000002',
        breakGlass: { accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'] },
        privilegedRoles: ['Intune Administrator'],
      },
    });
    expect(source.file).toBe('tenants/contoso.yaml');
    expect(source.lines['services.aws.aws.accounts.prod.buckets.archive']).toBe(71);
  });

  it('keeps an account id with a leading zero', () => {
    expect(contoso().declaration.services.aws).toMatchObject({ aws: { accounts: { test: { id: '012345678901' } } } });
  });
});

describe('what the schema refuses, at its line', () => {
  it.each([
    [
      'a value that is not in the list',
      ['stage: enforced', 'stage: enfroced'],
      '32: services.entra.rollout.stage: this is not one of the values, got "enfroced"; allowed: off, reportOnly, pilot, enforced. Did you mean "enforced"?',
    ],
    [
      'a kind that there is not',
      ['kind: saas', 'kind: sass'],
      '74: services.crm.kind: this is not one of the values, got "sass"; allowed: entra, aws, saas, other. Did you mean "saas"?',
    ],
    [
      'a rung that there is not',
      ['by: ipAllowList', 'by: ipAllowlist'],
      '51: services.aws.guard.by: this is not one of the values, got "ipAllowlist"; allowed: conditionalAccess, ipAllowList, declaredOnly. Did you mean "ipAllowList"?',
    ],
    [
      'a kind that is missing, at the line of the service',
      ['    kind: saas\n', ''],
      '73: services.crm.kind: this key is missing; allowed: entra, aws, saas, other.',
    ],
    [
      'a key that is unknown',
      ['licence: P2', 'licence: P2\n      trustd: [hq]'],
      `43: services.entra.entra.trustd: there is no such key here, got "trustd"; allowed: ${Object.keys(entraSettings.shape).join(', ')}. Did you mean "trusted"?`,
    ],
    [
      'a key of another kind',
      ['    kind: saas\n', '    kind: saas\n    backend: { local: state/crm.tfstate }\n'],
      '75: services.crm.backend: there is no such key here, got "backend"; allowed: kind, supplier, guard, rollout, risks, exit, holds.',
    ],
    [
      'a key that is missing, at the line round it',
      ['      licence: P2\n', ''],
      '40: services.entra.entra.licence: this key is missing; allowed: P1, P2.',
    ],
    [
      'a key with nothing behind it',
      ['rollout: { stage: enforced, owner: sales@contoso.example }', 'rollout:'],
      '77: services.crm.rollout: this is empty, and a mapping (key: value) is wanted; allowed: Roll-out of the service. There is no default stage.',
    ],
    [
      'text where a list is wanted',
      ['from: [pipeline]', 'from: pipeline'],
      '25: deployer.from: this is text, and a list is wanted, got "pipeline"; allowed: Where the pipeline runs.',
    ],
    [
      'a list where text is wanted, without what is in it',
      ['name: contoso-ledger', 'name: [hunter2]'],
      '70: services.aws.aws.accounts.prod.buckets.ledger.name: this is a list, and text is wanted; allowed: Name of the bucket, unique in its partition. Write it like "contoso-ledger".',
    ],
    [
      'an account id without quotes, as it was written',
      ['"012345678901"', '012345678901'],
      '72: services.aws.aws.accounts.test.id: this is a number, and text is wanted, got 012345678901; allowed: Account id: twelve digits in quotes. Put it in quotes: "012345678901".',
    ],
    [
      'a list that is empty',
      ['from: [pipeline]', 'from: []'],
      '25: deployer.from: this list is too short, got no entry; allowed: at least 1 entry. Add one.',
    ],
    [
      'a list that is too short',
      [', bg2@contoso.onmicrosoft.com', ''],
      '45: services.entra.entra.breakGlass.accounts: this list is too short, got 1 entry; allowed: at least 2 entries. Add one.',
    ],
    [
      'an id that is none',
      ['tenant: contoso', 'tenant: Contoso Ltd'],
      '3: tenant: an id has lower-case letters, digits and single dashes, and starts with a letter, got "Contoso Ltd". Write it like "contoso".',
    ],
    [
      'a key of a record that is no id, with the id that it could be',
      ['        test:', '        Test_2:'],
      '72: services.aws.aws.accounts.Test_2: an id has lower-case letters, digits and single dashes, and starts with a letter, got "Test_2". Write "test-2".',
    ],
    [
      'a key of a record that is too long',
      ['        test:', `        t${'0'.repeat(40)}:`],
      `72: services.aws.aws.accounts.t${'0'.repeat(40)}: this is more than 40 characters, got "t${'0'.repeat(40)}".`,
    ],
    [
      'a control id that is none',
      ['ENT-AU-03: reportOnly', 'ENT.AU.03: reportOnly'],
      '35: services.entra.rollout.controls."ENT.AU.03": a control id has the form ENT-AU-01, AWS-STO-01 or LAD-01, got "ENT.AU.03". Write "ENT-AU-03".',
    ],
    [
      'a value that its parser refuses, with the remedy',
      ['on: 2026-09-01', 'on: 2026-09-31'],
      '12: suppliers.microsoft.evaluated.on: this date is not in the calendar, got "2026-09-31"; allowed: a day is a date of the calendar as YYYY-MM-DD.',
    ],
    [
      'a role that there is not',
      ['Intune Administrator', 'Intune Adminstrator'],
      '47: services.entra.entra.privilegedRoles.0: there is no such built-in role, got "Intune Adminstrator"; allowed: it is one of the 147 built-in roles of Microsoft Entra, by its English name. Did you mean "Intune Administrator"?',
    ],
    [
      'a word where a word or a list can stand',
      ['upstream: unknown', 'upstream: unkown'],
      '10: suppliers.microsoft.upstream: this is none of what can stand here, got "unkown"; allowed: The suppliers behind this supplier, or honestly `unknown`. Did you mean "unknown"?',
    ],
    [
      'a list where a word or a list can stand, by what is wrong in the list',
      ['rank: 3', 'rank: 1'],
      '20: suppliers.crmvendor.upstream.1.rank: this is less than 2, got 1; allowed: Place in the supply chain: 2 is a supplier of the supplier. Default 2.',
    ],
    ['another version', ['version: 1', 'version: 2'], '2: version: this is not one of the values, got 2; allowed: 1.'],
    ['no account', ['        test: { id: "012345678901", regions: [eu-north-1] }\n', ''], undefined],
  ] as const)('%s', (_title, change, message) => {
    expect(refusals(changed([change[0], change[1]]))).toEqual(message === undefined ? [] : [message]);
  });

  it('no service at all', () => {
    expect(refusals(changed(['services:\n', 'services: {}\nx:\n']))).toContainEqual(
      '26: services: no service is declared; allowed: Rented services, by a short name; at least one.',
    );
  });
});

describe('the backend', () => {
  const LOCAL = 'backend: { local: "state/{stack}.tfstate" }';
  const backend = (text: string) => refusals(changed([LOCAL, `backend: ${text}`]));
  const remote = (kind: string) =>
    `36: services.entra.backend.${kind}: an example has no remote state: documentation addresses must not get into a real tenant, got ${kind}; allowed: local. Remove "example: true" and write the real addresses, or keep the state local.`;

  it.each([
    [
      'that is not known',
      '{ s4: { bucket: x } }',
      [
        '36: services.entra.backend: none of the choices is made, got "s4"; allowed: one of local, s3, azurerm, hcp. Did you mean "s3"?',
      ],
    ],
    [
      'that is only named',
      'local',
      [
        '36: services.entra.backend: none of the choices is made, got "local"; allowed: one of local, s3, azurerm, hcp. Write it like "local: …".',
      ],
    ],
    [
      'that is empty',
      '{}',
      [
        '36: services.entra.backend: none of the choices is made; allowed: one of local, s3, azurerm, hcp. Write it like "local: …".',
      ],
    ],
    [
      'of which there are two',
      '{ local: state/x.tfstate, hcp: {} }',
      [
        '36: services.entra.backend: only one of these can be chosen, got "local", "hcp"; allowed: one of local, s3, azurerm, hcp. Write it like "local: …".',
      ],
    ],
    [
      'whose settings are wrong, by those of its own kind alone',
      '{ s3: { bucket: UPPER, region: eu-north-1, lock: true } }',
      [
        remote('s3'),
        '36: services.entra.backend.s3.bucket: this is not a bucket name, got "UPPER"; allowed: a bucket name has 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at either end. Write "upper".',
        '36: services.entra.backend.s3.key: this key is missing; allowed: Key of the state object. `{stack}` stands for the stack\'s name. Write it like "contoso/{stack}.tfstate".',
        '36: services.entra.backend.s3.lock: there is no such key here, got "lock"; allowed: bucket, key, region, kmsKeyId, useLockfile.',
      ],
    ],
    [
      'with a truth value in words',
      '{ azurerm: { storageAccountName: a, containerName: b, key: c, useAzureadAuth: "yes" } }',
      [
        remote('azurerm'),
        '36: services.entra.backend.azurerm.useAzureadAuth: this is text, and true or false is wanted, got "yes"; allowed: Sign in with Entra, not an access key. Default true. Write it like true.',
      ],
    ],
  ])('%s', (_title, text, expected) => {
    expect(backend(text)).toEqual(expected);
  });

  const REMEDY =
    "a credential does not belong in a declaration. Remove it and withdraw it where it was issued: credentials come from the pipeline's environment.";

  it.each([
    'access_key',
    'accessKey',
    'secret_key',
    'AWS_SESSION_TOKEN',
    'token',
    'sas_token',
    'client_secret',
    'password',
    'privateKey',
    'connection_string',
    'shared_credentials_file',
  ])('refuses %s by name, wherever it stands, and never shows its value', (key) => {
    const s3 = backend(`{ s3: { bucket: contoso-state, key: k, region: eu-north-1, ${key}: hunter2 } }`);
    expect(s3).toEqual([remote('s3'), `36: services.entra.backend.s3.${key}: ${REMEDY}`]);
    expect(backend(`{ local: state/x.tfstate, ${key}: hunter2 }`)).toEqual([
      `36: services.entra.backend.${key}: ${REMEDY}`,
    ]);
    const alone = backend(`{ ${key}: { id: hunter2 } }`);
    expect(alone).toContainEqual(`36: services.entra.backend.${key}: ${REMEDY}`);
    expect(alone.join()).not.toContain('hunter2');
    expect(refusals(changed(['tenant: contoso\n', `tenant: contoso\n${key}: hunter2\n`]))).toEqual([
      `4: ${key}: ${REMEDY}`,
    ]);
  });

  it.each(['key: {}', 'kmsKey: x'])('does not take %s for a credential', (text) => {
    expect(backend(`{ local: state/x.tfstate, ${text} }`).join()).toContain('there is no such key here');
  });
});

describe('a declaration with many things wrong', () => {
  it('names all of them at once: shape, names and what contradicts itself', () => {
    const text = changed(
      ['stage: enforced', 'stage: enfroced'],
      ['networks: [hq, pipeline]', 'networks: [hq, pipline]'],
      ['region: eu-west-1', 'region: eu-west-2, colour: blue'],
      ['"012345678901"', '012345678901'],
      ['approver: ciso@', 'approver: CTO+risk@'],
      ['inherent: high', 'inherent: higher'],
      ['subject: aws', 'subject: entra.prod'],
    );
    expect(refusals(text).map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      '32: services.entra.rollout.stage',
      '51: services.aws.guard.networks.1',
      '71: services.aws.aws.accounts.prod.buckets.archive.colour',
      '71: services.aws.aws.accounts.prod.buckets.archive.region',
      '72: services.aws.aws.accounts.test.id',
      '83: acceptances.0.subject',
      '86: acceptances.0.approver',
      '90: acceptances.0.inherent',
    ]);
  });

  it('keeps the line of a list entry though an earlier one is refused', () => {
    const risk = '      - { id: vendor-outage, decision: accept, owner: cio@contoso.example, reviewOn: 2027-06-01 }\n';
    const text = changed([
      `${risk}      - id: vendor-error`,
      `${risk.replace('accept', 'maybe')}${risk}      - id: vendor-outage`,
    ]);
    expect(refusals(text)).toEqual([
      expect.stringMatching(/^55: services\.aws\.risks\.0\.decision: /),
      '56: services.aws.risks.1.id: this risk is decided twice, got "vendor-outage"; allowed: one decision a risk. (RSK-01)',
      '57: services.aws.risks.2.id: this risk is decided twice, got "vendor-outage"; allowed: one decision a risk. (RSK-01)',
    ]);
  });

  it('does not blame what refers to a part that is refused for another reason', () => {
    const text = changed(['    kind: entra\n    supplier: microsoft', '    kind: entra\n    supplier: 5']);
    expect(refusals(text)).toEqual([
      expect.stringMatching(/^29: services\.entra\.supplier: this is a number, and text is wanted, got 5/),
    ]);
  });

  it('does not judge documentation addresses while it is unclear whether this is an example', () => {
    expect(refusals(changed(['example: true', 'example: yes']))).toEqual([
      '4: example: this is not one of the values, got "yes"; allowed: true.',
    ]);
  });

  it('stops listing where nobody would read on', () => {
    const stray = Array.from({ length: 700 }, (_, index) => `stray${index}: 1\n`).join('');
    const messages = refusals(changed(['tenant: contoso\n', `tenant: contoso\n${stray}`]));
    expect(messages).toHaveLength(501);
    expect(messages[0]).toBe(' 200 more problems in this file are not listed.');
  });
});
