import {
  DenyRootUser,
  NoNewUsers,
  OrganizationResourcesOnly,
  type OrganizationResourcesOnlyProps,
  ProtectGuardrails,
  RequireMfaForUsers,
  TrustedNetworkPerimeter,
} from '../../../../lib/aws';
import { guardrailsProtected } from '../../../../lib/controls/aws/organization/guardrails-protected';
import { noNewUsers } from '../../../../lib/controls/aws/organization/no-new-users';
import { organizationResources } from '../../../../lib/controls/aws/organization/organization-resources';
import { rootUserDenied } from '../../../../lib/controls/aws/organization/root-user-denied';
import { usersNeedMfa } from '../../../../lib/controls/aws/organization/users-need-mfa';
import { trustedNetworkOnly } from '../../../../lib/controls/aws/trusted-network-only';
import type { Control } from '../../../../lib/controls/control';
import type { Guardrails } from '../../../../lib/declaration';
import type { Entity } from '../../../../lib/posture';
import { type PolicyStatement, TrustedNetwork } from '../../../../lib/values';
import {
  attached,
  declaredOrganization,
  findingIn,
  givenIn,
  ORGANIZATION,
  PERIMETER,
  RANGES,
  scp,
  standing,
  verdictsIn,
} from '../../../support/aws-organization';
import { entity, is, refTo, setOf, unread, unset } from '../../../support/aws-posture';

const EXEMPT = { exemptRoles: ['tenant-guard-deploy', 'break-glass'] };
const NETWORK = TrustedNetwork.of({ all: { cidrs: RANGES } }, { example: true });
const perimeterOf = (more: Partial<ConstructorParameters<typeof TrustedNetworkPerimeter>[0]> = {}) =>
  new TrustedNetworkPerimeter({
    network: NETWORK,
    organizationId: ORGANIZATION,
    holds: 'people',
    humanRoles: ['arn:aws:iam::444455556666:role/operator'],
    ...EXEMPT,
    ...more,
  }).statements;
const resourcesOnly = (more: Partial<OrganizationResourcesOnlyProps> = {}) =>
  new OrganizationResourcesOnly({ organizationId: ORGANIZATION, ...EXEMPT, ...more }).statements;
const FEATURES = entity('centralRootAccess', 'aws_iam_organizations_features.root', {
  features: setOf([is('RootCredentialsManagement'), is('RootSessions')]),
});

interface Case {
  readonly control: Control;
  readonly statements: readonly PolicyStatement[];
  readonly besides: readonly Entity[];
  readonly guardrails: Partial<Guardrails>;
}

const CASES: readonly Case[] = [
  { control: usersNeedMfa, statements: new RequireMfaForUsers().statements, besides: [], guardrails: {} },
  { control: rootUserDenied, statements: new DenyRootUser().statements, besides: [FEATURES], guardrails: {} },
  {
    control: noNewUsers,
    statements: new NoNewUsers({ exemptRoles: ['break-glass'] }).statements,
    besides: [],
    guardrails: {},
  },
  { control: guardrailsProtected, statements: new ProtectGuardrails(EXEMPT).statements, besides: [], guardrails: {} },
  { control: organizationResources, statements: resourcesOnly(), besides: [], guardrails: {} },
  { control: trustedNetworkOnly, statements: perimeterOf(), besides: [], guardrails: { perimeter: PERIMETER } },
];

describe.each(CASES.map((each) => [each.control.id, each] as const))(
  '%s of an organization',
  (_, { control, statements, besides, guardrails }) => {
    const facts = declaredOrganization(guardrails);
    const verdicts = (...entities: readonly Entity[]) => verdictsIn(control, [...entities, ...besides], facts);
    const [policy, attachment] = scp(...statements);
    const policyWith = (fields: object) => ({ ...policy, fields: { ...policy?.fields, ...fields } }) as Entity;

    it('is met by a service control policy on the root', () => {
      expect(verdicts(...scp(...statements))).toEqual(['met']);
    });

    it('is met by several policies together, and by one on the root through the look-up of the organization', () => {
      const parts = statements.flatMap((statement, index) =>
        standing('SERVICE_CONTROL_POLICY', `part${index}`, [statement]),
      );
      expect(verdicts(...parts)).toEqual(['met']);
      const root = refTo('data.aws_organizations_organization.o', 'roots[0].id');
      expect(verdicts(...standing('SERVICE_CONTROL_POLICY', 'scp', statements, root))).toEqual(['met']);
    });

    it('is unmet without any policy, and with one that is attached nowhere or to another place', () => {
      expect(verdicts()).toEqual(['unmet']);
      expect(verdicts(policy as Entity)).toEqual(['unmet']);
      expect(verdicts(...standing('SERVICE_CONTROL_POLICY', 'scp', statements, is('ou-a1b2-zzzzzzzz')))).toEqual([
        'unmet',
      ]);
    });

    it.each(statements.map(({ Sid }) => Sid))('is unmet without the statement %s', (sid) => {
      expect(verdicts(...scp(...statements.filter(({ Sid }) => Sid !== sid)))).toEqual(['unmet']);
    });

    it('is unmet by a policy of another type', () => {
      expect(verdicts(...standing('RESOURCE_CONTROL_POLICY', 'scp', statements))).toEqual(['unmet']);
    });

    it('is unmet where the policy is under ignore_changes, and says so', () => {
      const ignored = [policyWith({ document: unread('ignored') }), attachment as Entity, ...besides];
      expect(verdictsIn(control, ignored, facts)).toEqual(['unmet']);
      expect(givenIn(control, ignored, facts)).toContain('since aws_organizations_policy.scp is under ignore_changes');
    });

    it('is unknown where policy, place or type cannot be read, or only apply knows whether it is there', () => {
      expect(verdicts(policyWith({ document: unread() }), attachment as Entity)).toEqual(['unknown']);
      expect(verdicts(policyWith({ type: unread() }), attachment as Entity)).toEqual(['unknown']);
      expect(verdicts(policy as Entity, attached('scp', unread()))).toEqual(['unknown']);
      expect(verdicts(policy as Entity, attached('scp', is('r-a1b2'), unread()))).toEqual(['unknown']);
    });

    it('is judged for each declared place', () => {
      const units = { workloads: { id: 'ou-a1b2-c3d4e5f6', accounts: ['prod'] } };
      const places = declaredOrganization({ ...guardrails, units, targets: ['workloads', 'dev'] });
      const on = (id: string, name: string) => standing('SERVICE_CONTROL_POLICY', name, statements, is(id));
      const judge = (...entities: readonly Entity[]) => verdictsIn(control, [...entities, ...besides], places);
      expect(judge(...on('ou-a1b2-c3d4e5f6', 'a'))).toEqual(['met', 'unmet']);
      expect(judge(...on('ou-a1b2-c3d4e5f6', 'a'), ...on('444455556666', 'b'))).toEqual(['met', 'met']);
      expect(judge(...on('r-a1b2', 'a'))).toEqual(['met', 'met']);
    });
  },
);

/** The statements with one of them changed. */
function changed(
  statements: readonly PolicyStatement[],
  sid: string,
  change: Partial<PolicyStatement>,
): PolicyStatement[] {
  return statements.map((statement) => (statement.Sid === sid ? { ...statement, ...change } : statement));
}

describe('AWS-MFA-03', () => {
  const { statements } = new RequireMfaForUsers();
  const [all, , byKey] = statements;

  it.each<[string, readonly PolicyStatement[], string]>([
    [
      'plain Bool, which access keys pass',
      changed(statements, 'DenyAllButEnrolmentWithoutMfa', {
        Condition: {
          ...all?.Condition,
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
          Bool: { 'aws:MultiFactorAuthPresent': 'false' },
        },
      }),
      'iam:CreateAccessKey without MFA, with an access key, by arn:aws:iam::<other>:user/<other> is not denied on root',
    ],
    [
      'only users of one account',
      changed(statements, 'DenyAllButEnrolmentWithoutMfa', {
        Condition: { ...all?.Condition, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/*' } },
      }),
      'is not denied on root',
    ],
    [
      'enrolment by an access key',
      changed(statements, 'DenyEnrolmentByAccessKey', {
        Condition: { ...byKey?.Condition, Null: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
      'with an access key',
    ],
  ])('is unmet by %s', (_, weak, given) => {
    expect(givenIn(usersNeedMfa, scp(...weak))).toContain(given);
  });

  it('describes what passes by the statements that look at MFA alone, whatever else is denied', () => {
    const { meaning } = findingIn(usersNeedMfa, scp(...new NoNewUsers({ exemptRoles: ['break-glass'] }).statements));
    expect(meaning).toEqual(findingIn(usersNeedMfa, []).meaning);
  });
});

describe('AWS-MFA-04', () => {
  const { statements } = new DenyRootUser();
  const [root] = statements;
  const verdict = (...entities: readonly Entity[]) => verdictsIn(rootUserDenied, entities)[0];

  it('is unmet where the sessions of the management account are denied, too', () => {
    const all = changed(statements, 'DenyRootUser', {
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
    });
    expect(givenIn(rootUserDenied, [...scp(...all), FEATURES])).toContain(
      'by the management account in place of a root user is denied on root',
    );
  });

  it('is unmet where root users may do anything at all, and where only they are denied that are opened centrally', () => {
    expect(verdict(...scp(...changed(statements, 'DenyRootUser', { Action: 'iam:*' })), FEATURES)).toBe('unmet');
    const inverse = { Condition: { ...root?.Condition, Null: { 'aws:AssumedRoot': 'false' } } };
    expect(verdict(...scp(...changed(statements, 'DenyRootUser', inverse)), FEATURES)).toBe('unmet');
  });

  it.each([
    ['no feature', [], 'unmet'],
    ['one of the two', [is('RootSessions')], 'unmet'],
    ['one that only apply knows', [is('RootSessions'), unread()], 'unknown'],
  ])('is not met with %s of central root access', (_, features, expected) => {
    const weak = entity('centralRootAccess', 'aws_iam_organizations_features.root', { features: setOf(features) });
    expect(verdict(...scp(...statements), ...(features.length === 0 ? [] : [weak]))).toBe(expected);
  });
});

describe('AWS-MFA-05', () => {
  it('is unmet where somebody else than the emergency roles may make users', () => {
    const { statements } = new NoNewUsers({ exemptRoles: ['break-glass', 'helpdesk'] });
    expect(givenIn(noNewUsers, scp(...statements))).toBe(
      'iam:CreateAccessKey by arn:aws:iam::<other>:role/helpdesk is not denied on root',
    );
  });

  it('is unmet where one of the actions is left out', () => {
    const { statements } = new NoNewUsers({ exemptRoles: ['break-glass'] });
    const some = changed(statements, 'DenyNewUsersAndCredentials', {
      Action: ['iam:CreateUser', 'iam:CreateAccessKey'],
    });
    expect(givenIn(noNewUsers, scp(...some))).toContain('iam:CreateLoginProfile by');
  });
});

describe('AWS-NET-08', () => {
  const [denial] = resourcesOnly();
  const withConditions = (change: (conditions: Record<string, object>) => void) => {
    const conditions: Record<string, Record<string, unknown>> = structuredClone(denial?.Condition) as never;
    change(conditions);
    return changed(resourcesOnly(), 'DenyResourcesOfStrangers', { Condition: conditions as never });
  };

  it.each<[string, readonly PolicyStatement[], string]>([
    ['an account that nobody declared', resourcesOnly({ accounts: ['222233334444'] }), 's3:PutObject by'],
    ['a bucket that nobody declared', resourcesOnly({ shared: ['arn:aws:s3:::drop/*'] }), 'on arn:aws:s3:::drop/'],
    ['a tag that nobody declared', resourcesOnly({ exemptTag: true }), 's3:PutObject by'],
    ['a role that nobody declared', resourcesOnly({ exemptRoles: [...EXEMPT.exemptRoles, 'admin'] }), 'role/admin'],
    [
      'resources of any organization',
      withConditions(({ StringNotEqualsIfExists = {} }) =>
        Object.assign(StringNotEqualsIfExists, { 'aws:ResourceOrgID': 'o-*' }),
      ),
      'on what is not of the organization is not denied on root',
    ],
    [
      'resources of no organization',
      withConditions((conditions) => {
        conditions.StringNotEquals = { 'aws:ResourceOrgID': ORGANIZATION };
        conditions.Null = { 'aws:ResourceOrgID': 'false' };
      }),
      'is not denied on root',
    ],
    [
      'images of the marketplace',
      withConditions(({ StringNotEqualsIfExists = {} }) =>
        Object.assign(StringNotEqualsIfExists, { 'ec2:Owner': 'aws-marketplace' }),
      ),
      'is not denied on root',
    ],
    ['S3 alone', changed(resourcesOnly(), 'DenyResourcesOfStrangers', { Action: 's3:*' }), 'is not denied on root'],
  ])('is unmet by a policy that lets %s pass', (_, weak, given) => {
    expect(givenIn(organizationResources, scp(...weak))).toContain(given);
  });

  it('is met where these are declared', () => {
    const resources = { accounts: ['222233334444'], shared: ['arn:aws:s3:::drop/*'], exemptTag: true as const };
    expect(
      verdictsIn(organizationResources, scp(...resourcesOnly(resources)), declaredOrganization({ resources })),
    ).toEqual(['met']);
  });

  it('leaves the root tasks of the management account possible (AWS-MFA-04)', () => {
    const statements = [...new DenyRootUser().statements, ...resourcesOnly()];
    expect(verdictsIn(rootUserDenied, [...scp(...statements), FEATURES])).toEqual(['met']);
  });
});

describe('AWS-IAM-03', () => {
  const sound = scp(...new ProtectGuardrails(EXEMPT).statements);

  it('is unmet where a role is left out that nobody declared', () => {
    const { statements } = new ProtectGuardrails({ exemptRoles: [...EXEMPT.exemptRoles, 'admin'] });
    expect(verdictsIn(guardrailsProtected, scp(...statements))).toEqual(['unmet']);
  });

  it('is unmet where an account that is not declared manages policies or a service for the organization', () => {
    const administrator = (account: string) =>
      entity('delegatedAdministrator', 'aws_organizations_delegated_administrator.a', {
        account: is(account),
        service: is('iam.amazonaws.com'),
      });
    expect(verdictsIn(guardrailsProtected, [...sound, administrator('111122223333')])).toEqual(['met']);
    expect(givenIn(guardrailsProtected, [...sound, administrator('222233334444')])).toBe(
      'aws_organizations_delegated_administrator.a lets account 222233334444, which is not declared, manage iam.amazonaws.com for the organization',
    );
  });

  it.each([
    ['a declared account', { AWS: 'arn:aws:iam::111122223333:root' }, ['met']],
    ['a stranger', { AWS: 'arn:aws:iam::222233334444:root' }, ['unmet']],
    ['everyone', '*' as const, ['unmet']],
  ])('is judged by whom the say over policies is handed to: %s', (_, Principal, expected) => {
    const delegation = entity('organizationDelegation', 'aws_organizations_resource_policy.d', {
      document: is({
        statements: [
          {
            effect: 'Allow' as const,
            principals:
              Principal === '*'
                ? { not: false, any: true, aws: [], service: [], federated: [] }
                : { not: false, any: false, aws: [Principal.AWS], service: [], federated: [] },
            actions: { not: false, patterns: ['organizations:AttachPolicy'] },
            resources: { not: false, patterns: ['*'] },
            conditions: [],
          },
        ],
      }),
    });
    expect(verdictsIn(guardrailsProtected, [...sound, delegation])).toEqual(expected);
  });

  it('is unknown where it cannot be read whom the say over policies is handed to', () => {
    const delegation = entity('organizationDelegation', 'd', { document: unread() });
    expect(verdictsIn(guardrailsProtected, [...sound, delegation])).toEqual(['unknown']);
    const administrator = entity('delegatedAdministrator', 'a', { account: unread(), service: unset });
    expect(verdictsIn(guardrailsProtected, [...sound, administrator])).toEqual(['unknown']);
  });
});
