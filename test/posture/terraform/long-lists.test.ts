import { policyForm } from '../../../lib/values';
import { only, policyWith, read } from './stack';

const many = <T>(count: number, each: (index: number) => T) => Array.from({ length: count }, (_, index) => each(index));

describe('a long list is read in a time that grows as its length does', () => {
  it('with more members than a call takes arguments', () => {
    const count = 150_000;
    const platforms = { included_platforms: many(count, () => '${var.platform}') };
    const { form, unread } = only(policyWith({ conditions: { platforms } }).entities.writtenPolicy).fields;
    expect(unread).toHaveLength(count);
    expect(policyForm(form).unread).toContain('conditions.platforms');
  });

  it('of dynamic blocks', () => {
    const dynamic = many(20_000, (index) => ({ [`made${index}`]: {} }));
    expect(read({ resource: { aws_sns_topic: { t: { dynamic } } } }).opaque).toHaveLength(dynamic.length);
  });

  it('of attachments, each of which might take away what another gives', () => {
    const attachments = many(5_000, (index) => [`a${index}`, { name: 'x', policy_arn: `p${index}`, roles: ['r'] }]);
    expect(read({ resource: { aws_iam_policy_attachment: Object.fromEntries(attachments) } }).opaque).toEqual([]);
  });
});
