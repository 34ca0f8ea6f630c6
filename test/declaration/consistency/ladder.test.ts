import { CRM_GUARD, changed, itRefuses, refusals } from '../contoso';

describe('the rung fits the service', () => {
  itRefuses([
    [
      'an Entra directory behind an IP allow-list',
      [['guard: { by: conditionalAccess, identity: entra }', 'guard: { by: ipAllowList, networks: [hq] }']],
      [
        '30: services.entra.guard.by: an Entra directory has Conditional Access, and is guarded by it, got "ipAllowList"; allowed: conditionalAccess. Write { by: conditionalAccess, identity: entra }; networks go into entra.trusted. (LAD-01)',
      ],
    ],
    [
      'an Entra directory behind another service',
      [['identity: entra }', 'identity: crm }']],
      [
        '30: services.entra.guard.identity: an Entra directory is guarded by its own Conditional Access, got "crm"; allowed: entra. (LAD-01)',
      ],
    ],
    [
      'an Entra directory behind an application',
      [['identity: entra }', 'identity: entra, application: 6f1e2d3c-1111-4a2b-8c3d-000000000009 }']],
      [
        '30: services.entra.guard.application: an Entra directory is not signed in to through an application. Remove it: the policies of a directory cover its administration portals. (LAD-01)',
      ],
    ],
    [
      'a SaaS behind Conditional Access without its application',
      [[', application: 6f1e2d3c-1111-4a2b-8c3d-000000000009', '']],
      [
        '76: services.crm.guard.application: this key is missing: Conditional Access guards a service through the application that people sign in to; allowed: the application (client) id of its enterprise application. Add "application: <id>", or step down the ladder where the saas service has no single sign-on. (LAD-01)',
      ],
    ],
    [
      'AWS behind Conditional Access without its application',
      [['guard: { by: ipAllowList, networks: [hq, pipeline] }', 'guard: { by: conditionalAccess, identity: entra }']],
      [
        '51: services.aws.guard.application: this key is missing: Conditional Access guards a service through the application that people sign in to; allowed: the application (client) id of its enterprise application. Add "application: <id>", or step down the ladder where the aws service has no single sign-on. (LAD-01)',
      ],
    ],
    [
      'an Entra directory that is only declared',
      [['guard: { by: conditionalAccess, identity: entra }', 'guard: { by: declaredOnly }']],
      [
        '30: services.entra.guard.by: a service of kind entra has stacks that guard it, and one that is only declared has none, got "declaredOnly"; allowed: conditionalAccess. Write { by: conditionalAccess, identity: entra }, or "kind: other" for a service that can only be declared. (LAD-01)',
      ],
    ],
    [
      'AWS that is only declared',
      [['guard: { by: ipAllowList, networks: [hq, pipeline] }', 'guard: { by: declaredOnly }']],
      [
        '51: services.aws.guard.by: a service of kind aws has stacks that guard it, and one that is only declared has none, got "declaredOnly"; allowed: conditionalAccess, ipAllowList. Write { by: ipAllowList, networks: [...] }, or "kind: other" for a service that can only be declared. (LAD-01)',
      ],
    ],
  ]);

  it('a SaaS may be declared only, or be behind an allow-list', () => {
    expect(refusals(changed([CRM_GUARD, 'guard: { by: declaredOnly }']))).toEqual([]);
    expect(refusals(changed([CRM_GUARD, 'guard: { by: ipAllowList, networks: [hq] }']))).toEqual([]);
  });
});
