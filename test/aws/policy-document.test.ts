import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { TerraformVariable } from 'cdktf';
import { asReceived, policyDocument } from '../../lib/aws/policy-document';
import { Rendered } from './rendered';

const read = (Resource: string) => policyDocument([{ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource }]);

describe('policyDocument', () => {
  it('is literal JSON of the current version of the policy language', () => {
    expect(read('*')).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
    );
  });

  it('spells policy variables so that Terraform leaves them to AWS, and references so that it does not', () => {
    const rendered = Rendered.of((stack) => {
      const home = new TerraformVariable(stack, 'home', { type: 'string' }).stringValue;
      const policy = read(`arn:aws:s3:::${home}/\${aws:username}/${home}/\${*}`);
      new IamGroupPolicy(stack, 'policy', { group: 'admins', policy });
    });
    expect(rendered.statements('aws_iam_group_policy')).toEqual([
      expect.objectContaining({ Resource: 'arn:aws:s3:::${var.home}/$${aws:username}/${var.home}/$${*}' }),
    ]);
    expect(rendered.text).not.toContain('TfToken');
  });

  it('is read back as AWS gets it', () => {
    expect(asReceived(read('${aws:username}'))).toBe(read('*').replace('"*"', '"${aws:username}"'));
  });
});
