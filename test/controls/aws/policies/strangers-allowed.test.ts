import { strangersAllowed } from '../../../../lib/controls/aws/policies/strangers-allowed';
import { givenOn, ofBucket, ofKey, verdictOn } from '../../../support/aws-policies';
import { declaredAccount, type WrittenStatement } from '../../../support/aws-posture';

const FACTS = declaredAccount({}, { aws: { organization: { id: 'o-a1b2c3d4e5', managementAccount: '999988887777' } } });
const allow = (
  Principal: WrittenStatement['Principal'],
  Condition?: WrittenStatement['Condition'],
): WrittenStatement => ({
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  ...(Principal === undefined ? {} : { Principal }),
  ...(Condition === undefined ? {} : { Condition }),
});
const EVERYONE = { AWS: '*' };

describe('AWS-POL-08 is met by a policy that allows', () => {
  it.each<[string, WrittenStatement]>([
    ['the account itself', allow({ AWS: 'arn:aws:iam::111122223333:root' })],
    ['a role of the stack', allow({ AWS: '${aws_iam_role.worker.arn}' })],
    ['the management account', allow({ AWS: '999988887777' })],
    ['the account from which load balancers write logs', allow({ AWS: 'arn:aws:iam::897822967062:root' })],
    ['an AWS service', allow({ Service: 'logging.s3.amazonaws.com' })],
    ['everyone of the organization', allow(EVERYONE, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })],
    ['everyone of the account', allow(EVERYONE, { StringEquals: { 'aws:PrincipalAccount': '111122223333' } })],
    [
      'the account through a service',
      allow(EVERYONE, {
        StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 'ec2.eu-north-1.amazonaws.com' },
      }),
    ],
    [
      'roles of the account by their ARN',
      allow(EVERYONE, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }),
    ],
    ['nothing', { Principal: EVERYONE, Action: 'kms:Decrypt' }],
  ])('%s', (_, statement) => {
    expect(verdictOn(strangersAllowed, ofKey(statement), FACTS)).toBe('met');
    expect(verdictOn(strangersAllowed, ofBucket(statement), FACTS)).toBe('met');
  });
});

describe('AWS-POL-08 is unmet by a policy that allows', () => {
  it.each<[string, WrittenStatement]>([
    ['everyone', allow(EVERYONE)],
    ['everyone, written shortly', allow('*')],
    [
      'everyone through a service',
      allow(EVERYONE, { StringEquals: { 'kms:ViaService': 'ec2.eu-north-1.amazonaws.com' } }),
    ],
    [
      'everyone but for another account',
      allow(EVERYONE, { StringNotEquals: { 'aws:PrincipalAccount': '222233334444' } }),
    ],
    [
      'everyone whose account is not told',
      allow(EVERYONE, { StringEqualsIfExists: { 'aws:PrincipalAccount': '111122223333' } }),
    ],
    ['everyone but one', { Effect: 'Allow', NotPrincipal: { AWS: '222233334444' } }],
    ['another organization', allow(EVERYONE, { StringEquals: { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' } })],
    ['another account', allow({ AWS: 'arn:aws:iam::222233334444:root' })],
    ['a role of another account', allow({ AWS: 'arn:aws:iam::222233334444:role/reader' })],
  ])('%s', (_, statement) => {
    expect(verdictOn(strangersAllowed, ofKey(statement), FACTS)).toBe('unmet');
  });

  it('a stranger, whom the finding names', () => {
    expect(givenOn(strangersAllowed, ofKey(allow({ AWS: '222233334444' })), FACTS)).toBe(
      'it allows kms:Decrypt to 222233334444, and nothing holds it to declared accounts',
    );
  });
});

describe('AWS-POL-08 is unknown', () => {
  it('for a principal that does not say whose it is', () => {
    expect(verdictOn(strangersAllowed, ofKey(allow({ AWS: 'AROAEXAMPLEID1234567' })), FACTS)).toBe('unknown');
  });

  it('for a condition that cannot be said the other way round', () => {
    const paths = { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-a1b2/*' } };
    expect(verdictOn(strangersAllowed, ofKey(allow(EVERYONE, paths)), FACTS)).toBe('unknown');
  });
});
