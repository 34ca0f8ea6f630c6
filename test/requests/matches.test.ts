import type { Condition } from '../../lib/posture';
import { type ContextValue, matches, type Principal, type Request } from '../../lib/requests';
import { statement, type WrittenStatement } from '../support/aws-posture';

const ROLE: Principal = { is: 'aws', arn: 'arn:aws:iam::111122223333:role/admin' };
const USER: Principal = { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ann' };

function request(parts: Partial<Request> = {}): Request {
  return { principal: USER, action: 's3:GetObject', resource: 'arn:aws:s3:::ledger/a', context: {}, ...parts };
}

const applies = (written: WrittenStatement, parts?: Partial<Request>) => matches(statement(written), request(parts));

function condition(operator: string, values: string | readonly string[], given?: ContextValue) {
  const written: Condition = { operator, key: 'aws:Key', values: [values].flat() };
  const context: Request['context'] = given === undefined ? {} : { 'AWS:KEY': given };
  return matches({ ...statement({}), conditions: [written] }, request({ context }));
}

describe('a statement applies to a request', () => {
  it.each([
    ['*', 'yes'],
    ['s3:*', 'yes'],
    ['S3:getobject', 'yes'],
    ['s3:Get?bject', 'yes'],
    ['s3:Get', 'no'],
    ['s3:GetObjectAcl', 'no'],
  ])('by its action in any case: %s is %s', (Action, answer) => {
    expect(applies({ Action })).toBe(answer);
    expect(applies({ NotAction: Action })).toBe(answer === 'yes' ? 'no' : 'yes');
  });

  it.each([
    ['arn:aws:s3:::ledger/*', 'yes'],
    ['arn:aws:s3:::LEDGER/*', 'no'],
    ['arn:aws:s3:::ledger', 'no'],
    ['arn:aws:s3:::ledger/?', 'yes'],
  ])('by its resource in its own case: %s is %s', (Resource, answer) => {
    expect(applies({ Resource })).toBe(answer);
    expect(applies({ NotResource: Resource })).toBe(answer === 'yes' ? 'no' : 'yes');
  });

  it('to whoever carries it, where it names no principal', () => {
    expect(applies({}, { principal: { is: 'anonymous' } })).toBe('yes');
  });

  it.each<[WrittenStatement['Principal'], Principal, string]>([
    ['*', { is: 'anonymous' }, 'yes'],
    [{ AWS: '*' }, { is: 'service', name: 'logging.s3.amazonaws.com' }, 'yes'],
    [{ AWS: '111122223333' }, ROLE, 'yes'],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, ROLE, 'yes'],
    [{ AWS: 'arn:aws:iam::444455556666:root' }, ROLE, 'no'],
    [{ AWS: ROLE.arn }, ROLE, 'yes'],
    [{ AWS: 'arn:aws:sts::111122223333:assumed-role/admin/ann' }, ROLE, 'unknown'],
    [{ AWS: 'AROAEXAMPLEID' }, ROLE, 'unknown'],
    [{ Service: 'logging.s3.amazonaws.com' }, { is: 'service', name: 'logging.s3.amazonaws.com' }, 'yes'],
    [{ Service: 'logging.s3.amazonaws.com' }, ROLE, 'no'],
    [{ Federated: 'accounts.google.com' }, { is: 'federated', name: 'accounts.google.com' }, 'yes'],
  ])('by its principal: %j speaks of %j: %s', (Principal, principal, answer) => {
    expect(applies({ ...(Principal === undefined ? {} : { Principal }) }, { principal })).toBe(answer);
  });

  it('to all but NotPrincipal, and is not sure of one that is named without its account or session', () => {
    const account = 'arn:aws:iam::111122223333:root';
    expect(applies({ NotPrincipal: { AWS: [USER.arn, account] } })).toBe('no');
    expect(applies({ NotPrincipal: { AWS: USER.arn } })).toBe('unknown');
    expect(applies({ NotPrincipal: { AWS: [ROLE.arn, account] } }, { principal: ROLE })).toBe('unknown');
    expect(applies({ NotPrincipal: { AWS: ROLE.arn } })).toBe('yes');
    expect(applies({ NotPrincipal: { AWS: ROLE.arn } }, { principal: { is: 'anonymous' } })).toBe('yes');
  });

  it('only where all of its conditions are met', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:Key': 'a' } };
    expect(applies({ Condition }, { context: { 'aws:SecureTransport': 'false', 'aws:Key': 'a' } })).toBe('yes');
    expect(applies({ Condition }, { context: { 'aws:SecureTransport': 'false', 'aws:Key': 'b' } })).toBe('no');
  });
});

describe('a condition', () => {
  it.each<[string, string | string[], ContextValue, string]>([
    ['StringEquals', ['a', 'b'], 'b', 'yes'],
    ['StringEquals', 'a', 'A', 'no'],
    ['StringEquals', 'a*', 'ab', 'no'],
    ['StringEquals', '*', '*', 'yes'],
    ['StringNotEquals', ['a', 'b'], 'b', 'no'],
    ['StringNotEquals', ['a', 'b'], 'c', 'yes'],
    ['StringEqualsIgnoreCase', 'a', 'A', 'yes'],
    ['StringNotEqualsIgnoreCase', 'a', 'A', 'no'],
    ['StringLike', 'a?c*', 'abcd', 'yes'],
    ['StringLike', 'a${*}', 'a*', 'yes'],
    ['StringLike', 'a${*}', 'ab', 'no'],
    ['StringNotLike', ['a*', 'b*'], 'bc', 'no'],
    ['ArnLike', 'arn:aws:iam::*:role/a', 'arn:aws:iam::111122223333:role/a', 'yes'],
    ['ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a:b', 'yes'],
    ['ArnEquals', 'arn:aws:*:role/a', 'arn:aws:iam::111122223333:role/a', 'unknown'],
    ['ArnLike', 'arn:*:iam::*:role/a', 'arn:aws:x:iam::1:role/a', 'no'],
    ['ArnNotEquals', 'arn:aws:iam::*:role/a', 'arn:aws:iam::1:role/a', 'no'],
    ['NumericLessThan', '1.2', '1.1', 'yes'],
    ['NumericLessThan', '1.2', '1.2', 'no'],
    ['NumericLessThanEquals', '1.2', '1.20', 'yes'],
    ['NumericGreaterThan', '10', '9', 'no'],
    ['NumericGreaterThanEquals', '10', '10', 'yes'],
    ['NumericEquals', '10', '10.0', 'yes'],
    ['NumericNotEquals', '10', '10.0', 'no'],
    ['NumericLessThan', 'ten', '9', 'unknown'],
    ['Bool', 'true', 'TRUE', 'yes'],
    ['Bool', 'true', 'false', 'no'],
    ['IpAddress', '203.0.113.0/26', '203.0.113.63', 'yes'],
    ['IpAddress', '203.0.113.0/26', '203.0.113.64', 'no'],
    ['IpAddress', '203.0.113.9/26', '203.0.113.1', 'yes'],
    ['IpAddress', '203.0.113.5', '203.0.113.5', 'yes'],
    ['IpAddress', '2001:db8::/32', '2001:db8:1::1', 'yes'],
    ['IpAddress', '0.0.0.0/0', '2001:db8:1::1', 'no'],
    ['NotIpAddress', ['203.0.113.0/26', '2001:db8::/32'], '2001:db8:1::1', 'no'],
    ['NotIpAddress', '203.0.113.0/26', '2001:db8:1::1', 'yes'],
    ['IpAddress', 'office', '203.0.113.5', 'unknown'],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 'unknown'],
    ['Null', 'true', 'a', 'no'],
    ['Null', 'false', 'a', 'yes'],
    ['StringMatches', 'a', 'a', 'unknown'],
    ['NullIfExists', 'true', 'a', 'unknown'],
    ['ForAllValues:StringLike', 'a*', ['ab', 'ac'], 'yes'],
    ['ForAllValues:StringLike', 'a*', ['ab', 'b'], 'no'],
    ['ForAnyValue:StringLike', 'a*', ['ab', 'b'], 'yes'],
    ['ForAnyValue:StringNotLike', 'a*', ['ab', 'b'], 'yes'],
    ['ForAllValues:StringNotLike', 'a*', ['ab', 'b'], 'no'],
    ['ForAnyValue:StringEquals', 'a', 'b', 'no'],
    ['StringEquals', 'a', ['a', 'b'], 'unknown'],
  ])('%s %j of %j is %s', (operator, values, given, answer) => {
    expect(condition(operator, values, given)).toBe(answer);
  });

  it.each([
    ['StringEquals', 'no'],
    ['StringLike', 'no'],
    ['ArnLike', 'no'],
    ['NumericLessThan', 'no'],
    ['Bool', 'no'],
    ['IpAddress', 'no'],
    ['DateLessThan', 'no'],
    ['StringNotEquals', 'yes'],
    ['StringNotEqualsIgnoreCase', 'yes'],
    ['StringNotLike', 'yes'],
    ['ArnNotLike', 'yes'],
    ['NumericNotEquals', 'yes'],
    ['NotIpAddress', 'yes'],
    ['DateNotEquals', 'yes'],
    ['BoolIfExists', 'yes'],
    ['StringNotEqualsIfExists', 'yes'],
    ['NotIpAddressIfExists', 'yes'],
    ['DateLessThanIfExists', 'yes'],
    ['ForAllValues:StringEquals', 'yes'],
    ['ForAllValues:StringNotEquals', 'yes'],
    ['ForAnyValue:StringEquals', 'no'],
    ['ForAnyValue:StringNotEquals', 'no'],
    ['ForAnyValue:StringEqualsIfExists', 'unknown'],
    ['StringMatches', 'unknown'],
  ])('%s of an absent key is %s', (operator, answer) => {
    expect(condition(operator, 'true')).toBe(answer);
  });

  it('Null is met by an absent key, and by nothing else', () => {
    expect(condition('Null', 'true')).toBe('yes');
    expect(condition('Null', 'false')).toBe('no');
  });
});

describe('a policy variable', () => {
  const own = { Resource: 'arn:aws:iam::*:user/${aws:username}' };
  const of = (resource: string, username?: string) =>
    applies(own, { resource, context: username === undefined ? {} : { 'aws:UserName': username } });

  it('stands for the value that the request carries', () => {
    expect(of('arn:aws:iam::111122223333:user/ann', 'ann')).toBe('yes');
    expect(of('arn:aws:iam::111122223333:user/bob', 'ann')).toBe('no');
  });

  it('holds no wildcard, whatever its value', () => {
    expect(of('arn:aws:iam::111122223333:user/bob', '*')).toBe('no');
  });

  it('makes it unknown whether the statement applies where the request does not carry it, unless it has a default', () => {
    expect(of('arn:aws:iam::111122223333:user/ann')).toBe('unknown');
    const Resource = "arn:aws:iam::*:user/${aws:username, 'ann'}";
    expect(applies({ Resource }, { resource: 'arn:aws:iam::111122223333:user/ann' })).toBe('yes');
  });
});

describe('a reference', () => {
  const of = (Resource: string, resource: string) => applies({ Resource }, { resource });

  it('equals itself, with what stands before and after it', () => {
    expect(of('${aws_s3_bucket.a.arn}/*', '${aws_s3_bucket.a.arn}/key')).toBe('yes');
    expect(of('${aws_s3_bucket.a.arn}', '${aws_s3_bucket.a.arn}')).toBe('yes');
    expect(of('*', '${aws_s3_bucket.a.arn}')).toBe('yes');
  });

  it('is unknown against other text that it could stand for', () => {
    expect(of('${aws_s3_bucket.a.arn}/*', 'arn:aws:s3:::ledger/key')).toBe('unknown');
    expect(of('arn:aws:s3:::ledger/*', '${aws_s3_bucket.a.arn}/key')).toBe('unknown');
    expect(of('${aws_s3_bucket.a.arn}', '${aws_s3_bucket.b.arn}')).toBe('unknown');
  });

  it('is not a match where the text around it rules that out', () => {
    expect(of('${aws_s3_bucket.a.arn}/logs', 'arn:aws:s3:::ledger/key')).toBe('no');
    expect(of('arn:aws:s3:::ledger/logs', '${aws_s3_bucket.a.arn}/key')).toBe('no');
  });

  it('is one ARN for an ARN condition', () => {
    const Condition = { ArnLike: { 'aws:PrincipalArn': '${aws_iam_role.a.arn}' } };
    const asRole = (arn: string) => applies({ Condition }, { context: { 'aws:PrincipalArn': arn } });
    expect(asRole('${aws_iam_role.a.arn}')).toBe('yes');
    expect(asRole('arn:aws:iam::111122223333:role/a')).toBe('unknown');
  });
});
