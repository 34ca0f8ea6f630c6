import { type Change, CRM_ROLLOUT, changed, itRefuses, refusals, STATE } from '../contoso';

describe('emergency accounts', () => {
  const accounts = (list: string): Change => [
    '[bg1@contoso.onmicrosoft.com, bg2@contoso.onmicrosoft.com]',
    `[${list}]`,
  ];
  itRefuses([
    [
      'are different, whatever their case',
      [accounts('bg1@contoso.onmicrosoft.com, BG1@contoso.onmicrosoft.com')],
      [
        '45: services.entra.entra.breakGlass.accounts.1: this emergency account stands twice, got "bg1@contoso.onmicrosoft.com"; allowed: two or more different accounts. (ENT-BG-01)',
      ],
    ],
    [
      'are on the initial domain',
      [accounts('bg1@contoso.onmicrosoft.com, bg2@contoso.example')],
      [
        '45: services.entra.entra.breakGlass.accounts.1: this emergency account is not on the directory\'s initial domain (cloud global), got "bg2@contoso.example"; allowed: a cloud-only account on <name>.onmicrosoft.com. Make the account on the initial domain: a custom domain can be federated, or lost. (ENT-BG-01)',
      ],
    ],
    [
      'are on the initial domain of their own cloud',
      [
        accounts('bg1@contoso.onmicrosoft.us, bg2@contoso.onmicrosoft.com'),
        ['licence: P2', 'licence: P2\n      cloud: usGovernmentDoD'],
      ],
      [
        '46: services.entra.entra.breakGlass.accounts.1: this emergency account is not on the directory\'s initial domain (cloud usGovernmentDoD), got "bg2@contoso.onmicrosoft.com"; allowed: a cloud-only account on <name>.onmicrosoft.us. Make the account on the initial domain: a custom domain can be federated, or lost. (ENT-BG-01)',
      ],
    ],
  ]);
});

describe('a directory', () => {
  it('belongs to one service', () => {
    const twice = changed([
      '  crm:\n',
      `  twin:\n    kind: entra\n    supplier: microsoft\n    guard: { by: conditionalAccess, identity: twin }\n    ${CRM_ROLLOUT}\n    ${STATE}\n    risks: []\n    entra: { tenantId: 6f1e2d3c-1111-4a2b-8c3d-000000000002, licence: P1, breakGlass: { accounts: [a@c.onmicrosoft.com, b@c.onmicrosoft.com], drilledOn: 2026-10-01 } }\n  crm:\n`,
    ]);
    expect(refusals(twice)).toEqual([
      '80: services.twin.entra.tenantId: this directory is taken by tenants/contoso.yaml:41, got "6f1e2d3c-1111-4a2b-8c3d-000000000002". Declare a directory once: two stacks would undo each other.',
    ]);
  });
});
