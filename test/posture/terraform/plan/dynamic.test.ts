import { readPlan } from '../../../../lib/posture';
import { changeAt, fieldsAt, recorded, STACK } from './plans';

type Plan = ReturnType<typeof recorded>;

/** What the recorded plan leaves, read with the file that was planned, or without it. */
function postureWith({ file, change = () => {} }: { readonly file: boolean; readonly change?: (plan: Plan) => void }) {
  const json = recorded('dynamic-create');
  change(json);
  const source = [{ file: 'cdk.tf.json', json: recorded('dynamic-create.tf') }];
  return readPlan({ stack: STACK, json, ...(file ? { source } : {}) }).after;
}

const opaque = (file: boolean) => postureWith({ file }).opaque.map(({ address }) => address);
const INSTANCES = ['later', 'opens'].map((name) => `aws_instance.${name}`);
const UNWRITTEN = ['aws_instance.each["a"]', 'aws_instance.plain'];

describe('a block of a new resource that the provider may fill in', () => {
  it('is not there where the file that was planned has none, and unknown where it has a dynamic one of unknown number', () => {
    expect(opaque(true)).toEqual([...INSTANCES, 'aws_s3_bucket.later']);
  });

  it('may be there where no file says: a plan shows nothing of a dynamic one of unknown number', () => {
    expect(opaque(false)).toEqual([...UNWRITTEN, ...INSTANCES].sort());
  });

  it('is unknown in a role where the file has a dynamic one', () => {
    const policies = postureWith({ file: true }).entities.identityPolicy;
    expect(policies.map(({ address, fields }) => [address, fields.document])).toEqual([
      ['aws_iam_role.later', expect.objectContaining({ is: 'unknown', why: 'dynamic' })],
    ]);
  });

  it.each([true, false])('is planned with each element where it is an attribute to Terraform (file: %p)', (file) => {
    const [plain, later] = ['plain', 'later'].map((name) =>
      fieldsAt(postureWith({ file }), 'trafficRules', `aws_security_group.${name}`),
    );
    expect(plain?.rules).toEqual([]);
    expect(later?.rules).toEqual([expect.objectContaining({ ranges: expect.objectContaining({ open: 'computed' }) })]);
  });

  it('is there where the plan shows it, though the file has none', () => {
    const change = (plan: Plan) => {
      const { change: instance } = changeAt(plan, 'aws_instance.plain');
      instance.after.metadata_options = [{ http_tokens: 'optional' }];
      delete instance.after_unknown.metadata_options;
    };
    expect(postureWith({ file: true, change }).opaque.map(({ address }) => address)).toContain('aws_instance.plain');
  });
});
