import { awsControls } from '../../../../lib/controls/aws';
import { readStack } from '../../../../lib/posture';
import { declaredAccount, situationOf } from '../../../support/aws-posture';

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

const control = awsControls.find(({ id }) => id === 'AWS-NET-06');
const facts = declaredAccount({});
/** Of the declared networks of `facts`. */
const [DECLARED = ''] = Object.values(facts.declaration.networks).flatMap(({ cidrs }) => cidrs);

function judged(resource: Resources, declared: typeof facts | 'none' = facts) {
  const posture = readStack({ stack: 'contoso-aws-prod', json: { resource } });
  const outcomes = control?.check(situationOf(posture, declared === 'none' ? undefined : declared)) ?? [];
  return outcomes.map((outcome) =>
    'finding' in outcome
      ? [outcome.verdict, ...outcome.finding.meaning.targets, ...outcome.finding.meaning.networks]
      : [outcome.verdict],
  );
}

describe('AWS-NET-06, of clusters', () => {
  const cluster = (vpcConfig: Body, more: Body = {}): Resources => ({
    aws_eks_cluster: { c: { name: 'portal', vpc_config: vpcConfig, ...more } },
  });
  const open = (...ranges: unknown[]) => cluster({ endpoint_public_access: true, public_access_cidrs: ranges });

  it('is met by a public endpoint that is off, and by one for declared networks', () => {
    expect(judged(cluster({ endpoint_public_access: false }))).toEqual([['met']]);
    expect(judged(cluster({ endpoint_public_access: false, public_access_cidrs: ['0.0.0.0/0'] }))).toEqual([['met']]);
    expect(judged(open(DECLARED))).toEqual([['met']]);
    expect(judged(cluster({ public_access_cidrs: [DECLARED] }))).toEqual([['met']]);
  });

  it('is not applicable without a cluster', () => {
    expect(judged({ aws_eks_cluster: { c: { count: 0, vpc_config: {} } } })).toEqual([['notApplicable']]);
  });

  it.each([
    ['is left as AWS makes it', cluster({}), 'All'],
    ['is on, and names nobody', open(), 'All'],
    ['lets everybody in', open('0.0.0.0/0'), '0.0.0.0/0'],
    ['lets everybody in over IPv6', open(DECLARED, '::/0'), '::/0'],
    ['lets a network in that is not declared', open(DECLARED, '192.0.2.0/24'), '192.0.2.0/24'],
  ])('is unmet by a public endpoint that %s', (_, resource, networks) => {
    expect(judged(resource)).toEqual([['unmet', 'cluster:portal', networks]]);
  });

  it('is unmet by halves of the Internet', () => {
    expect(judged(open('0.0.0.0/1', '128.0.0.0/1'))).toEqual([['unmet', 'cluster:portal', '0.0.0.0/1', '128.0.0.0/1']]);
  });

  it('is unmet by a declared network where nobody declared one', () => {
    expect(judged(open(DECLARED), 'none')).toEqual([['unmet', 'cluster:portal', DECLARED]]);
  });

  it.each([
    ['the whole block', ['vpc_config']],
    ['the list', ['vpc_config[0].public_access_cidrs']],
    ['the switch', ['vpc_config[0].endpoint_public_access']],
  ])('is unmet where ignore_changes covers %s', (_, ignored) => {
    const body = { endpoint_public_access: true, public_access_cidrs: [DECLARED] };
    const resource = cluster(body, { lifecycle: { ignore_changes: ignored } });
    expect(judged(resource)).toEqual([['unmet', 'cluster:portal', 'All']]);
    expect(judged(cluster(body, { lifecycle: { ignore_changes: 'all' } }))[0]?.[0]).toBe('unmet');
  });

  it('is unknown by what only apply knows', () => {
    const unknown = [['unknown', 'cluster:portal', 'All']];
    expect(judged(open('${var.office}'))).toEqual(unknown);
    expect(judged(cluster({ public_access_cidrs: '${var.offices}' }))).toEqual(unknown);
    expect(judged(cluster({ endpoint_public_access: '${var.public}' }))).toEqual(unknown);
    expect(judged({ aws_eks_cluster: { c: { name: 'portal', count: '${var.made}', vpc_config: {} } } })).toEqual(
      unknown,
    );
    expect(judged({ aws_eks_cluster: { c: { name: 'portal', dynamic: { vpc_config: {} } } } })).toEqual(unknown);
  });

  it('is unmet by what is written, whatever else only apply knows', () => {
    expect(judged(open('${var.office}', '0.0.0.0/0'))[0]?.[0]).toBe('unmet');
  });

  it('does not make the stack opaque', () => {
    expect(readStack({ stack: 'contoso-aws-prod', json: { resource: open(DECLARED) } }).opaque).toEqual([]);
  });
});
