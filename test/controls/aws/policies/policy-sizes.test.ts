import { policySizes } from '../../../../lib/controls/aws/policies/policy-sizes';
import type { Entity, PolicyDocument } from '../../../../lib/posture';
import { declaredOrganization, rcp, scp, standing, verdictsIn } from '../../../support/aws-organization';
import { findingOn, givenOn, unreadPolicy, verdictOn } from '../../../support/aws-policies';
import { entity, is, policy, unread, unset, type WrittenStatement } from '../../../support/aws-posture';

/** A document of exactly that many characters. */
function long(size: number, filler = 'x'): PolicyDocument {
  const empty = JSON.stringify({ Version: '2012-10-17', Statement: [], Id: '' });
  const written = empty.replace('"Id":""', `"Id":"${filler.repeat(size - empty.length)}"`);
  return { statements: [], written };
}

const ofOrganization = (type: string, document: PolicyDocument) =>
  entity('organizationPolicy', 'aws_organizations_policy.p', {
    type: is(type),
    document: is(document),
    settings: unset,
  });
const ofPrincipal = (
  principalType: 'group' | 'role' | 'user',
  document: PolicyDocument,
  more: { inline?: true; name?: string } = { inline: true },
) =>
  entity('identityPolicy', `aws_iam_${principalType}_policy.${more.name ?? 'p'}`, {
    principalType,
    principal: is('admins'),
    document: is(document),
    ...(more.inline ? { inline: true } : {}),
  });
const ofBucket = (document: PolicyDocument) =>
  entity('bucketPolicy', 'aws_s3_bucket_policy.p', { bucket: is('ledger'), document: is(document) });
const ofKey = (document: PolicyDocument) =>
  entity('kmsKey', 'aws_kms_key.k', { enabled: unset, rotation: unset, policy: is(document) });
const ofRole = (document: PolicyDocument) =>
  entity('iamPrincipal', 'aws_iam_role.r', { type: 'role', name: is('r'), trust: is(document) });

describe('AWS-POL-07', () => {
  it.each<[string, number, (document: PolicyDocument) => Entity]>([
    ['a service control policy', 5_120, (document) => ofOrganization('SERVICE_CONTROL_POLICY', document)],
    ['a resource control policy', 5_120, (document) => ofOrganization('RESOURCE_CONTROL_POLICY', document)],
    ['a managed policy', 6_144, (document) => ofPrincipal('role', document, {})],
    ['all inline policies of a group', 5_120, (document) => ofPrincipal('group', document)],
    ['all inline policies of a role', 10_240, (document) => ofPrincipal('role', document)],
    ['all inline policies of a user', 2_048, (document) => ofPrincipal('user', document)],
    ['a trust policy', 2_048, ofRole],
    ['a bucket policy', 20_480, ofBucket],
    ['a key policy', 32_768, ofKey],
  ])('holds %s to %d', (what, most, of) => {
    expect(verdictOn(policySizes, of(long(most)))).toBe('met');
    expect(verdictOn(policySizes, of(long(most + 1)))).toBe('unmet');
    expect(givenOn(policySizes, of(long(most + 1)))).toContain(`has ${most + 1} `);
    expect(givenOn(policySizes, of(long(most + 1)))).toContain(`${what} hold`);
  });

  it('counts white space where AWS does, and bytes where AWS does', () => {
    expect(verdictOn(policySizes, ofPrincipal('group', long(6_000, ' ')))).toBe('met');
    expect(verdictOn(policySizes, ofOrganization('SERVICE_CONTROL_POLICY', long(6_000, ' ')))).toBe('unmet');
    expect(verdictOn(policySizes, ofBucket(long(15_000, 'ä')))).toBe('unmet');
  });

  it('counts the inline policies of one principal together, and those of another by themselves', () => {
    const half = (name: string, principal = 'admins') => {
      const one = ofPrincipal('group', long(2_600), { inline: true, name });
      return { ...one, fields: { ...one.fields, principal: is(principal) } };
    };
    expect(verdictsIn(policySizes, [half('a'), half('b')])).toEqual(['unmet']);
    expect(verdictsIn(policySizes, [half('a'), half('b', 'developers')])).toEqual(['met', 'met']);
    expect(findingOn(policySizes, [half('a'), half('b')]).given).toContain(
      'aws_iam_group_policy.a, aws_iam_group_policy.b has 5200 characters',
    );
  });

  it('takes the quotas that are declared', () => {
    const limits = { serviceControlCharacters: 10_240, serviceControlsPerTarget: 10 };
    const raised = declaredOrganization({ limits });
    const one = ofOrganization('SERVICE_CONTROL_POLICY', long(9_000));
    expect(verdictOn(policySizes, one)).toBe('unmet');
    expect(verdictOn(policySizes, one, raised)).toBe('met');
    const other = ofOrganization('RESOURCE_CONTROL_POLICY', long(9_000));
    expect(verdictOn(policySizes, other, raised)).toBe('unmet');
  });

  it.each<[string, (statements: readonly WrittenStatement[], name: string) => readonly Entity[]]>([
    ['service', (statements, name) => standing('SERVICE_CONTROL_POLICY', name, statements)],
    ['resource', (statements, name) => standing('RESOURCE_CONTROL_POLICY', name, statements)],
  ])('is unmet by more %s control policies on one place than it takes, AWS’s own counted', (_, of) => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => of([{}], `p${index}`)).flat();
    expect(verdictsIn(policySizes, many(4))).toEqual(['met', 'met', 'met', 'met']);
    expect(verdictsIn(policySizes, many(5)).filter((verdict) => verdict !== 'met')).toEqual(['unmet']);
    const raised = declaredOrganization({ limits: { serviceControlsPerTarget: 10, resourceControlsPerTarget: 10 } });
    expect(verdictsIn(policySizes, many(5), raised)).not.toContain('unmet');
  });

  describe('of a document that is not written out', () => {
    const actions = (count: number) => Array.from({ length: count }, (_, index) => `s3:Action${1_000 + index}`);
    const bucket = (more: WrittenStatement, open?: 'variable') =>
      ofBucket({ ...policy({ Principal: { AWS: '*' }, ...more }), ...(open ? { open } : {}) });

    it('counts the statements', () => {
      expect(verdictOn(policySizes, bucket({ Action: actions(1_000) }))).toBe('met');
      expect(verdictOn(policySizes, bucket({ Action: actions(1_500) }))).toBe('unmet');
    });

    it('is met where any name that apply may fill in leaves it within the limit, else unknown', () => {
      const references = (count: number) => Array.from({ length: count }, () => '${aws_s3_bucket.b.arn}/*');
      expect(verdictOn(policySizes, bucket({ Resource: references(4) }))).toBe('met');
      expect(verdictOn(policySizes, bucket({ Resource: references(40) }))).toBe('unknown');
      expect(givenOn(policySizes, bucket({ Resource: references(40) }))).toContain('has at least ');
      const variables = Array.from({ length: 40 }, () => 'arn:aws:s3:::home/${aws:username}/*');
      expect(verdictOn(policySizes, bucket({ Resource: variables }))).toBe('met');
    });

    it('is unknown where a part is not seen, unless the rest is too long', () => {
      expect(verdictOn(policySizes, bucket({}, 'variable'))).toBe('unknown');
      expect(verdictOn(policySizes, bucket({ Action: actions(1_500) }, 'variable'))).toBe('unmet');
      const hidden = entity('bucketPolicy', 'p', { bucket: is('ledger'), document: unread() });
      expect(verdictOn(policySizes, hidden)).toBe('unknown');
      expect(verdictOn(policySizes, unreadPolicy(true))).toBe('unknown');
    });
  });

  it('leaves out a policy of AWS that is only attached, and says nothing where there is none', () => {
    expect(verdictsIn(policySizes, [unreadPolicy(false)])).toEqual(['notApplicable']);
    expect(verdictsIn(policySizes, [])).toEqual(['notApplicable']);
    expect(verdictsIn(policySizes, [...scp({}), ...rcp({})])).toEqual(['met', 'met']);
  });
});
