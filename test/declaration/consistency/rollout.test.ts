import { AWS_ROLLOUT, CRM_ROLLOUT, changed, itRefuses, refusals } from '../contoso';

describe('the roll-out ends, and has stages that exist', () => {
  itRefuses([
    [
      'a control below enforced without an end',
      [['      until: 2027-01-31\n', '']],
      [
        '31: services.entra.rollout.until: this key is missing: stage reportOnly does not protect, and has to end; allowed: the last day of the stage, at most 90 days on. Add "until: <YYYY-MM-DD>", or write "stage: enforced".',
      ],
    ],
    [
      'a service that is off without an end',
      [[AWS_ROLLOUT, 'rollout: { stage: "off", owner: cloud@contoso.example }']],
      [
        '52: services.aws.rollout.until: this key is missing: stage off does not protect, and has to end; allowed: the last day of the stage, at most 90 days on. Add "until: <YYYY-MM-DD>", or write "stage: enforced".',
      ],
    ],
    [
      'a pilot without a group, of a control alone',
      [['ENT-AU-03: reportOnly', 'ENT-AU-03: pilot']],
      [
        '31: services.entra.rollout.pilotGroup: this key is missing: stage pilot applies to a group; allowed: the object id of a group. Add "pilotGroup: <id>".',
      ],
    ],
    [
      'report-only for user actions, which would stay off',
      [['ENT-AU-03: reportOnly', 'ENT-AU-08: reportOnly']],
      [
        '35: services.entra.rollout.controls.ENT-AU-08: the policy of ENT-AU-08 has no such stage, got "reportOnly"; allowed: off, pilot, enforced. Microsoft does not evaluate policies for user actions in report-only, so this one would stay off. (ENT-AU-08)',
      ],
    ],
    [
      'a pilot of those who are in no group',
      [
        ['ENT-AU-03: reportOnly', 'ENT-RK-06: pilot'],
        ['until: 2027-01-31', 'until: 2027-01-31\n      pilotGroup: 6f1e2d3c-2222-4a2b-8c3d-0000000000f1'],
      ],
      [
        '36: services.entra.rollout.controls.ENT-RK-06: the policy of ENT-RK-06 has no such stage, got "pilot"; allowed: off, reportOnly, enforced. Workload identities, agents and the emergency accounts are in no pilot group, so this one would only report. (ENT-RK-06)',
      ],
    ],
    [
      'report-only for AWS',
      [[AWS_ROLLOUT, 'rollout: { stage: reportOnly, until: 2027-01-01, owner: cloud@contoso.example }']],
      [
        '52: services.aws.rollout.stage: a service of kind aws has no such stage, got "reportOnly"; allowed: off, enforced. IAM has no report-only mode: a policy is attached or it is not.',
      ],
    ],
    [
      'report-only for a control of AWS',
      [
        [
          AWS_ROLLOUT,
          'rollout: { stage: enforced, until: 2027-01-01, controls: { AWS-MFA-01: reportOnly }, owner: a@b.example }',
        ],
      ],
      [
        '52: services.aws.rollout.controls.AWS-MFA-01: a service of kind aws has no such stage, got "reportOnly"; allowed: off, enforced. IAM has no report-only mode: a policy is attached or it is not.',
      ],
    ],
    [
      'report-only for a SaaS behind nothing that could report',
      [
        [
          'guard: { by: conditionalAccess, identity: entra, application: 6f1e2d3c-1111-4a2b-8c3d-000000000009 }',
          'guard: { by: declaredOnly }',
        ],
        [CRM_ROLLOUT, 'rollout: { stage: reportOnly, until: 2027-01-01, owner: sales@contoso.example }'],
      ],
      [
        '77: services.crm.rollout.stage: a service of kind saas has no such stage, got "reportOnly"; allowed: off, enforced. Nothing is rendered for this service that could be staged.',
      ],
    ],
  ]);

  it('report-only for a SaaS behind single sign-on is that of the policy on its application', () => {
    const rollout = 'rollout: { stage: reportOnly, until: 2027-01-01, owner: sales@contoso.example }';
    expect(refusals(changed([CRM_ROLLOUT, rollout]))).toEqual([]);
  });

  it('a pilot with group and end is a stage like another', () => {
    const pilot = 'stage: pilot\n      pilotGroup: 6f1e2d3c-1111-4a2b-8c3d-000000000007';
    expect(refusals(changed(['stage: enforced', pilot]))).toEqual([]);
  });
});

describe('the deployer is known for each cloud that it applies to', () => {
  itRefuses([
    [
      'its service principal',
      [['  servicePrincipal: 6f1e2d3c-1111-4a2b-8c3d-000000000001\n', '']],
      [
        '22: deployer.servicePrincipal: this key is missing: service entra has an Entra stack, which the pipeline applies; allowed: the object id of the service principal of the pipeline. Add "servicePrincipal: <id>".',
      ],
    ],
    [
      'its IAM role',
      [['  awsRole: tenant-guard-deploy\n', '']],
      [
        '22: deployer.awsRole: this key is missing: service aws has AWS stacks, which the pipeline applies; allowed: the name of the IAM role of the pipeline. Add "awsRole: <name>".',
      ],
    ],
  ]);
});
