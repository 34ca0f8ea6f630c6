import { judge, stops } from '../../../lib/controls';
import { everyResourceJudged } from '../../../lib/controls/aws/every-resource-judged';
import { factsOf } from '../../../lib/declaration';
import { readStack } from '../../../lib/posture';
import { Day } from '../../../lib/values';
import { situationOf } from '../../support/aws-posture';
import { exampleTenant } from '../../support/guarded-app';

const STACK = 'fabrikam-aws-main';
const read = (resource: Record<string, unknown>) =>
  readStack({ stack: STACK, json: { provider: { aws: [{ region: 'eu-north-1' }] }, resource } });
const APPLICATION = {
  aws_sqs_queue: { orders: { name: 'orders' } },
  aws_db_instance: { ledger: { publicly_accessible: true }, copy: {} },
};

describe('AWS-GAP-01', () => {
  it('is not applicable where every resource is of a type that some control is about, or nothing to it', () => {
    expect(
      everyResourceJudged.check(situationOf(read({ aws_s3_bucket: { b: {} }, aws_kms_alias: { a: {} } }))),
    ).toEqual([{ verdict: 'notApplicable', because: 'every resource is of such a type' }]);
  });

  it('is unmet by types that no control is about, with how many there are and each of their places', () => {
    const [outcome] = everyResourceJudged.check(situationOf(read(APPLICATION)));
    expect(outcome).toMatchObject({
      verdict: 'unmet',
      finding: {
        given: 'no control is about 2 aws_db_instance, 1 aws_sqs_queue',
        meaning: { settings: ['unjudged=aws_db_instance', 'unjudged=aws_sqs_queue'] },
        origins: [
          { address: 'aws_db_instance.copy', stack: STACK },
          { address: 'aws_db_instance.ledger', stack: STACK },
          { address: 'aws_sqs_queue.orders', stack: STACK },
        ],
      },
    });
  });

  it('is told and does not stop, and leaves all other controls as they are', () => {
    const facts = factsOf(exampleTenant('fabrikam'), { service: 'aws', account: 'main' });
    const judgments = (resource: Record<string, unknown>) =>
      judge([{ stack: STACK, posture: read(resource), facts }], Day.parse('2026-11-23'));
    const others = (resource: Record<string, unknown>) =>
      judgments(resource).filter(({ control }) => control !== 'AWS-GAP-01');
    const bucket = { aws_s3_bucket: { b: { bucket: 'ledger' } } };
    expect(others({ ...bucket, ...APPLICATION })).toEqual(others(bucket));
    const found = judgments({ ...bucket, ...APPLICATION }).filter(({ control }) => control === 'AWS-GAP-01');
    expect(found).toMatchObject([{ verdict: 'unmet', level: 'advisory' }]);
    expect(found.some((judgment) => stops(judgment))).toBe(false);
  });

  it('is unknown beside what cannot be read', () => {
    const judgments = judge([{ stack: STACK, posture: read({ aws_kms_grant: { g: {} } }) }], Day.parse('2026-11-23'));
    const verdicts = judgments.filter(({ control }) => control === 'AWS-GAP-01').map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['notApplicable', 'unknown']);
  });

  it('is of the stack, whatever account the resources are made in', () => {
    const json = {
      provider: { aws: [{ region: 'eu-north-1' }, { alias: 'other', allowed_account_ids: ['000000000001'] }] },
      resource: { aws_db_instance: { ledger: { provider: 'aws.other' } } },
    };
    const facts = factsOf(exampleTenant('fabrikam'), { service: 'aws', account: 'main' });
    const judgments = judge(
      [{ stack: STACK, posture: readStack({ stack: STACK, json }), facts }],
      Day.parse('2026-11-23'),
    );
    expect(judgments.filter(({ control }) => control === 'AWS-GAP-01')).toMatchObject([{ verdict: 'unmet' }]);
    expect(judgments.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  });
});
