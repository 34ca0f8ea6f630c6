import {
  OrganizationPrincipalsOnly,
  PresignedUrlAge,
  RefuseCustomerKeys,
  StorageOverTls,
  TrustedNetworkResources,
  TrustedNetworkSignIn,
} from '../../../../lib/aws';
import { customerKeysRefused } from '../../../../lib/controls/aws/customer-keys-refused';
import { organizationPrincipals } from '../../../../lib/controls/aws/organization/organization-principals';
import { presignedUrls } from '../../../../lib/controls/aws/organization/presigned-urls';
import { resourcesFromNetworks } from '../../../../lib/controls/aws/organization/resources-from-networks';
import { signInFromNetworks } from '../../../../lib/controls/aws/organization/sign-in-from-networks';
import { tlsFloor } from '../../../../lib/controls/aws/tls-floor';
import { tlsOnly } from '../../../../lib/controls/aws/tls-only';
import type { Control } from '../../../../lib/controls/control';
import type { Guardrails } from '../../../../lib/declaration';
import type { Entity } from '../../../../lib/posture';
import { type PolicyStatement, TrustedNetwork } from '../../../../lib/values';
import {
  attached,
  declaredOrganization,
  findingIn,
  givenIn,
  judged,
  ORGANIZATION,
  PERIMETER,
  RANGES,
  rcp,
  standing,
  verdictsIn,
} from '../../../support/aws-organization';
import { is, unread } from '../../../support/aws-posture';

const REGIONS = ['eu-north-1'];
const PERIMETER_PROPS = {
  network: TrustedNetwork.of({ all: { cidrs: RANGES } }, { example: true }),
  organizationId: ORGANIZATION,
  holds: 'people',
  humanRoles: ['arn:aws:iam::444455556666:role/operator'],
  exemptRoles: ['tenant-guard-deploy', 'break-glass'],
} as const;
const resourcesOf = (more: Partial<ConstructorParameters<typeof TrustedNetworkResources>[0]> = {}) =>
  new TrustedNetworkResources({ ...PERIMETER_PROPS, regions: REGIONS, ...more }).statements;
const principalsOf = (more: Partial<ConstructorParameters<typeof OrganizationPrincipalsOnly>[0]> = {}) =>
  new OrganizationPrincipalsOnly({ organizationId: ORGANIZATION, regions: REGIONS, ...more }).statements;
const TLS = new StorageOverTls().statements;

interface Case {
  readonly control: Control;
  readonly statements: readonly PolicyStatement[];
  readonly guardrails?: Partial<Guardrails>;
}

const perimeter = { perimeter: PERIMETER };
const CASES: readonly Case[] = [
  { control: resourcesFromNetworks, statements: resourcesOf(), guardrails: perimeter },
  {
    control: signInFromNetworks,
    statements: new TrustedNetworkSignIn(PERIMETER_PROPS).statements,
    guardrails: perimeter,
  },
  { control: tlsOnly, statements: TLS.slice(0, 1) },
  { control: tlsFloor, statements: TLS.slice(1) },
  { control: customerKeysRefused, statements: new RefuseCustomerKeys().statements },
  { control: organizationPrincipals, statements: principalsOf() },
  { control: presignedUrls, statements: new PresignedUrlAge().statements },
];

describe.each(CASES.map((each) => [each.control.id, each] as const))(
  '%s of an organization',
  (_, { control, statements, guardrails }) => {
    const facts = declaredOrganization(guardrails);
    const verdict = (...entities: readonly Entity[]) => verdictsIn(control, entities, facts)[0];
    const [policy, attachment] = rcp(...statements);
    const policyWith = (fields: object) => ({ ...policy, fields: { ...policy?.fields, ...fields } }) as Entity;

    it('is met by a resource control policy on the root', () => {
      expect(verdict(...rcp(...statements))).toBe('met');
    });

    it('is unmet without it, where it is attached nowhere, and by a service control policy', () => {
      expect(verdict()).toBe('unmet');
      expect(verdict(policy as Entity)).toBe('unmet');
      expect(verdict(...standing('SERVICE_CONTROL_POLICY', 'rcp', statements))).toBe('unmet');
    });

    it.each(statements.map(({ Sid }) => Sid))(
      'is unmet without the statement %s, or where it is for one principal alone',
      (sid) => {
        expect(verdict(...rcp(...statements.filter(({ Sid }) => Sid !== sid)))).toBe('unmet');
        const one = statements.map((each) =>
          each.Sid === sid ? { ...each, Principal: { AWS: 'arn:aws:iam::1:role/x' } } : each,
        );
        expect(verdict(...rcp(...one))).toBe('unmet');
      },
    );

    it('is unmet where the policy is under ignore_changes, and unknown where it cannot be read', () => {
      expect(verdict(policyWith({ document: unread('ignored') }), attachment as Entity)).toBe('unmet');
      expect(verdict(policyWith({ document: unread() }), attachment as Entity)).toBe('unknown');
      expect(verdict(policy as Entity, attached('rcp', is('r-a1b2'), unread()))).toBe('unknown');
    });
  },
);

/** The statements with the conditions of one of them changed. */
function conditioned(
  statements: readonly PolicyStatement[],
  sid: string,
  change: (conditions: NonNullable<PolicyStatement['Condition']>) => PolicyStatement['Condition'],
): PolicyStatement[] {
  return statements.map((each) => (each.Sid === sid ? { ...each, Condition: change(each.Condition ?? {}) } : each));
}

describe('AWS-NET-02', () => {
  const facts = declaredOrganization(perimeter);
  const given = (statements: readonly PolicyStatement[], of = facts) =>
    givenIn(resourcesFromNetworks, rcp(...statements), of);
  const verdict = (statements: readonly PolicyStatement[], of = facts) =>
    verdictsIn(resourcesFromNetworks, rcp(...statements), of)[0];

  it('is not asked where no perimeter is declared', () => {
    expect(verdictsIn(resourcesFromNetworks, [], declaredOrganization())).toEqual(['notApplicable']);
  });

  it('is met where everyone is held, and with what is declared besides', () => {
    expect(verdict(resourcesOf({ holds: 'everyone' }))).toBe('met');
    const more = {
      vpcs: [{ id: 'vpc-0a1b2c3d', region: 'eu-north-1' }],
      endpointAccounts: ['222233334444'],
      exemptTag: true as const,
    };
    expect(verdict(resourcesOf(more), declaredOrganization({ perimeter: { ...PERIMETER, ...more } }))).toBe('met');
    expect(verdict(resourcesOf(more))).toBe('unmet');
  });

  it('is unmet where the name of a role, or a tag, of a stranger lets him past', () => {
    const everyone = declaredOrganization({ perimeter: { ...PERIMETER, holds: 'everyone' } });
    expect(verdict(resourcesOf({ holds: 'everyone' }), everyone)).toBe('met');
    expect(given(resourcesOf({ holds: 'everyone' }).slice(0, 1), everyone)).toContain(':role/break-glass');
    expect(verdict(resourcesOf(), everyone)).toBe('unmet');
    const tagged = { perimeter: { ...PERIMETER, exemptTag: true as const } };
    expect(verdict(resourcesOf({ exemptTag: true }), declaredOrganization(tagged))).toBe('met');
    expect(verdict(resourcesOf({ exemptTag: true }).slice(0, 1), declaredOrganization(tagged))).toBe('unmet');
  });

  it('is unmet where accounts that are not of AWS are taken for those that write logs', () => {
    const wide = conditioned(resourcesOf(), 'DenyResourcesFromElsewhere', (conditions) => ({
      ...conditions,
      StringNotEqualsIfExists: {
        ...conditions.StringNotEqualsIfExists,
        'aws:PrincipalAccount': ['897822967062', '222233334444'],
      },
    }));
    expect(verdict(wide)).toBe('unmet');
  });

  it('names what a wider list lets in', () => {
    const network = TrustedNetwork.of({ all: { cidrs: ['203.0.113.0/25', ...RANGES] } }, { example: true });
    expect(findingIn(resourcesFromNetworks, rcp(...resourcesOf({ network })), facts).meaning.networks).toContain(
      '203.0.113.64/26',
    );
  });
});

describe('AWS-NET-03', () => {
  const attestation = { on: '2026-10-12', by: 'iam@contoso.example', evidence: 'docs/sign-in.pdf' };
  const policy = rcp(...new TrustedNetworkSignIn(PERIMETER_PROPS).statements);
  const reasons = (signIn?: typeof attestation) =>
    judged(
      signInFromNetworks,
      policy,
      declaredOrganization({ perimeter: { ...PERIMETER, ...(signIn && { signIn }) } }),
    ).flatMap((outcome) => (outcome.verdict === 'outOfReach' ? [outcome.because] : [outcome.verdict]));

  it('is never met alone: that it was switched on is out of reach, with the dated statement of who saw it', () => {
    expect(reasons()).toEqual([
      'met',
      expect.stringMatching(/PutConsoleAuthorizationConfiguration.*nobody states that it was done$/),
    ]);
    expect(reasons(attestation)[1]).toContain('iam@contoso.example saw it on 2026-10-12, docs/sign-in.pdf');
    expect(reasons({ ...attestation, on: '2025-10-12' })[1]).toContain('more than 365 days ago');
    expect(reasons({ ...attestation, on: '2027-10-12' })[1]).toContain('only on 2027-10-12');
  });

  it('is met with VPCs where they are declared', () => {
    const vpcs = [{ id: 'vpc-0a1b2c3d', region: 'eu-north-1' }];
    const statements = new TrustedNetworkSignIn({ ...PERIMETER_PROPS, vpcs }).statements;
    const declared = declaredOrganization({ perimeter: { ...PERIMETER, vpcs } });
    expect(verdictsIn(signInFromNetworks, rcp(...statements), declared)[0]).toBe('met');
    expect(verdictsIn(signInFromNetworks, rcp(...statements.slice(0, 1)), declared)[0]).toBe('unmet');
  });
});

describe('AWS-STO-13', () => {
  it('lets in what is declared as trusted, and nobody else', () => {
    const trustedAccounts = ['222233334444'];
    const wide = rcp(...principalsOf({ trustedAccounts }));
    expect(verdictsIn(organizationPrincipals, wide, declaredOrganization({ trustedAccounts }))).toEqual(['met']);
    expect(verdictsIn(organizationPrincipals, wide)).toEqual(['unmet']);
  });

  it('is unmet for another organization, and says who passes', () => {
    expect(givenIn(organizationPrincipals, rcp(...principalsOf({ organizationId: 'o-zzzzzzzzzz' })))).toContain(
      'of no account of the organization is not denied on root',
    );
  });

  it('is unmet where the anonymous caller, who has no organization, passes', () => {
    const plain = conditioned(principalsOf(), 'DenyStrangers', ({ StringNotEqualsIfExists = {}, ...rest }) => ({
      ...rest,
      StringNotEquals: StringNotEqualsIfExists,
      Null: { 'aws:PrincipalOrgID': 'false' },
    }));
    expect(verdictsIn(organizationPrincipals, rcp(...plain))).toEqual(['unmet']);
  });
});

describe('AWS-STO-14', () => {
  it('is judged by the minutes that are declared', () => {
    const hour = rcp(...new PresignedUrlAge().statements);
    expect(verdictsIn(presignedUrls, hour, declaredOrganization({ presignedUrlMinutes: 90 }))).toEqual(['met']);
    expect(givenIn(presignedUrls, hour, declaredOrganization({ presignedUrlMinutes: 15 }))).toBe(
      's3:GetObject with a signature of 2250000 milliseconds is not denied on root',
    );
  });
});
