import { lets, type ServiceRequest } from '../../../lib/controls/aws/service-request';
import type { PolicyDocument, Val } from '../../../lib/posture';
import { is, policy, unread, unset } from '../../support/aws-posture';

const ALLOW = {
  Effect: 'Allow' as const,
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: 'arn:aws:sns:eu-north-1:111122223333:alarms',
  Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
};
const DENY = { Effect: 'Deny' as const, Principal: '*' as const, Action: '*', Resource: '*' };
const FROM = { arn: 'arn:aws:cloudwatch:eu-north-1:111122223333:alarm:root-use', account: '111122223333' };
const PUBLISH: ServiceRequest = {
  service: 'cloudwatch.amazonaws.com',
  action: 'sns:Publish',
  resource: ALLOW.Resource,
  from: FROM,
};
const answer = (document: Val<PolicyDocument>, request: Partial<ServiceRequest> = {}) =>
  lets(document, { ...PUBLISH, ...request }, (each) => each);
const open = (...statements: readonly (typeof ALLOW)[]) =>
  is<PolicyDocument>({ ...policy(...statements), open: 'variable' });

describe('a service is let by the policy of a resource', () => {
  it('where a statement allows it', () => {
    expect(answer(is(policy(ALLOW)))).toBe('yes');
  });

  it.each<[string, Partial<ServiceRequest>]>([
    ['another service', { service: 'events.amazonaws.com' }],
    ['another action', { action: 'sns:Subscribe' }],
    ['another resource', { resource: 'arn:aws:sns:eu-north-1:111122223333:others' }],
    ['another account', { from: { ...FROM, account: '999988887777' } }],
  ])('and %s is not', (_, request) => {
    expect(answer(is(policy(ALLOW)), request)).toBe('no');
  });

  it('not where another statement denies it', () => {
    expect(answer(is(policy(ALLOW, DENY)))).toBe('no');
  });

  it('not where there is no policy, or none that is put in place', () => {
    expect(answer(is(policy()))).toBe('no');
    expect(answer(unset)).toBe('no');
    expect(answer(unread('ignored'))).toBe('no');
  });

  it('perhaps, where only apply knows the policy or a part of it, whatever the rest says', () => {
    expect(answer(unread())).toBe('unknown');
    expect(answer(open(ALLOW))).toBe('unknown');
    expect(answer(open())).toBe('unknown');
  });

  it('perhaps, where a statement is for an account, and nobody says of which the request is', () => {
    expect(answer(is(policy(ALLOW)), { from: { arn: FROM.arn } })).toBe('unknown');
  });

  it('by what the request carries besides', () => {
    const overOldTls = { ...DENY, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } };
    expect(answer(is(policy(ALLOW, overOldTls)), { context: { 's3:TlsVersion': '1.1' } })).toBe('no');
    expect(answer(is(policy(ALLOW, overOldTls)), { context: { 's3:TlsVersion': '1.3' } })).toBe('yes');
  });
});
