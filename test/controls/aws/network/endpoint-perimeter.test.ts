import { endpointPerimeter } from '../../../../lib/controls/aws/network/endpoint-perimeter';
import type { Entity } from '../../../../lib/posture';
import {
  declaredAccount,
  entity,
  findingOf,
  is,
  policy,
  postureOf,
  refTo,
  unread,
  unset,
  verdictsOf,
  type WrittenStatement,
} from '../../../support/aws-posture';

const ID = 'vpce-0a1b2c3d4e5f67890';
const ORGANIZATION = { organization: { id: 'o-a1b2c3d4e5', managementAccount: '999988887777' } };
const OWN: WrittenStatement = {
  Effect: 'Allow',
  Principal: '*',
  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
};
const SERVICES: WrittenStatement = {
  Effect: 'Allow',
  Principal: '*',
  Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
};
const DECLARED = declaredAccount({ vpcEndpoints: { [ID]: {} } }, { aws: ORGANIZATION });

const on = (endpoint: Entity<'vpcEndpointPolicy'>['fields']['endpoint'], ...statements: readonly WrittenStatement[]) =>
  entity('vpcEndpointPolicy', 'aws_vpc_endpoint_policy.s3', { endpoint, document: is(policy(...statements)) });
const made = (fields: Partial<Entity<'vpcEndpoint'>['fields']> = {}) =>
  entity('vpcEndpoint', 'aws_vpc_endpoint.s3', {
    type: is('Gateway'),
    service: is('com.amazonaws.eu-north-1.s3'),
    policy: unset,
    ...fields,
  });

describe('AWS-NET-04 is met', () => {
  it.each<[string, readonly WrittenStatement[]]>([
    ['own principals on own resources', [OWN]],
    ['services of AWS besides', [OWN, SERVICES]],
    [
      'the account alone',
      [
        {
          ...OWN,
          Condition: {
            StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:ResourceAccount': '111122223333' },
          },
        },
      ],
    ],
    ['fewer actions', [{ ...OWN, Action: 's3:GetObject', Resource: 'arn:aws:s3:::contoso-ledger/*' }]],
    ['nothing', [{ Effect: 'Deny', Principal: '*' }]],
  ])('by a policy that lets through %s', (_, statements) => {
    expect(verdictsOf(endpointPerimeter, postureOf(on(is(ID), ...statements)), DECLARED)).toEqual(['met']);
  });

  it('by reading from what is declared for the endpoint, and from nothing else', () => {
    const reads = ['arn:aws:s3:::packages/*'];
    const facts = declaredAccount({ vpcEndpoints: { [ID]: { reads } } }, { aws: ORGANIZATION });
    const reading = (resource: string): WrittenStatement => ({
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: resource,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
    const verdict = (resource: string) =>
      verdictsOf(endpointPerimeter, postureOf(on(is(ID), OWN, reading(resource))), facts);
    expect(verdict('arn:aws:s3:::packages/*')).toEqual(['met']);
    expect(verdict('arn:aws:s3:::others/*')).toEqual(['unmet']);
  });

  it('by a policy of an endpoint of the stack, in it or apart', () => {
    const inline = made({ policy: is(policy(OWN)) });
    expect(verdictsOf(endpointPerimeter, postureOf(inline), declaredAccount({}, { aws: ORGANIZATION }))).toEqual([
      'met',
    ]);
    const apart = postureOf(made(), on(refTo('aws_vpc_endpoint.s3', 'id'), OWN));
    expect(verdictsOf(endpointPerimeter, apart, declaredAccount({}, { aws: ORGANIZATION }))).toEqual(['met']);
  });
});

describe('AWS-NET-04 is unmet', () => {
  it.each<[string, readonly WrittenStatement[]]>([
    ['everything', [{ Effect: 'Allow', Principal: '*' }]],
    ["a stranger's resources", [{ ...OWN, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }]],
    ["a stranger's credentials", [{ ...OWN, Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } }]],
    [
      'requests that do not tell',
      [
        {
          ...OWN,
          Condition: {
            StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:ResourceOrgID': 'o-a1b2c3d4e5' },
          },
        },
      ],
    ],
    [
      'another organization',
      [
        {
          ...OWN,
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz', 'aws:ResourceOrgID': 'o-zzzzzzzzzz' } },
        },
      ],
    ],
    ['one action for everyone', [OWN, { Effect: 'Allow', Principal: '*', Action: 's3:PutObject' }]],
  ])('by a policy that lets through %s', (_, statements) => {
    expect(verdictsOf(endpointPerimeter, postureOf(on(is(ID), ...statements)), DECLARED)).toEqual(['unmet']);
  });

  it('without a policy, declared or made', () => {
    expect(findingOf('unmet', endpointPerimeter, postureOf(), DECLARED).given).toBe(
      `${ID} has no policy but the one that AWS gives it, which lets everything through`,
    );
    expect(verdictsOf(endpointPerimeter, postureOf(made()), declaredAccount())).toEqual(['unmet']);
  });
});

describe('AWS-NET-04', () => {
  it('is unknown where a policy cannot be read, or may be for another endpoint', () => {
    const hidden = entity('vpcEndpointPolicy', 'p', { endpoint: is(ID), document: unread() });
    expect(verdictsOf(endpointPerimeter, postureOf(hidden), DECLARED)).toEqual(['unknown']);
    expect(verdictsOf(endpointPerimeter, postureOf(on(unread(), OWN)), DECLARED)).toEqual(['unknown']);
  });

  it('does not apply to endpoints that take no policy, and where there is none', () => {
    expect(verdictsOf(endpointPerimeter, postureOf(), declaredAccount())).toEqual(['notApplicable']);
    const partner = made({ type: is('Interface'), service: is('com.amazonaws.vpce.eu-north-1.vpce-svc-0a1b2c3d') });
    const balancer = made({ type: is('GatewayLoadBalancer') });
    expect(verdictsOf(endpointPerimeter, postureOf(partner, balancer), declaredAccount())).toEqual(['notApplicable']);
  });
});
