import type { Principals } from '../posture';
import { accountOf } from './caller';
import type { Dimension } from './dimension';
import { FRESH } from './letters';
import type { Principal } from './request';

export interface PrincipalCell {
  readonly principal: Principal;
  readonly label: string;
}

/**
 * Whoever can call: each principal that a statement names, one of each account named (and its root), one of each kind
 * that nobody names, and the anonymous caller.
 */
export function principalCells(
  said: readonly (Principals | undefined)[],
  principals: 'any' | readonly Principal[],
): Dimension<PrincipalCell> {
  const cells =
    principals === 'any'
      ? everyone(said)
      : principals.map((principal): PrincipalCell => ({ principal, label: nameOf(principal) }));
  return {
    cells,
    describe: (part, whole) => (part.length === whole.length ? ['All'] : part.map(({ label }) => label).sort()),
  };
}

function everyone(said: readonly (Principals | undefined)[]): PrincipalCell[] {
  const named = (pick: 'aws' | 'service' | 'federated') =>
    [...new Set(said.flatMap((principals) => principals?.[pick] ?? []))].sort();
  const aws = named('aws');
  const accounts = [...new Set(aws.flatMap((listed) => accountOf(listed) ?? []))];
  const whole = aws.filter((listed) => accountOf(listed) === undefined);
  const except = (listed: readonly string[]) => (listed.length === 0 ? '' : ` except ${listed.join(', ')}`);
  return [
    { principal: { is: 'anonymous' }, label: 'anonymous' },
    { principal: { is: 'aws', arn: `arn:aws:iam::${FRESH}:user/${FRESH}` }, label: `any principal${except(aws)}` },
    ...whole.map((arn): PrincipalCell => ({ principal: { is: 'aws', arn }, label: arn })),
    ...accounts.flatMap((account): PrincipalCell[] => [
      { principal: { is: 'aws', arn: `arn:aws:iam::${account}:root` }, label: `arn:aws:iam::${account}:root` },
      {
        principal: { is: 'aws', arn: `arn:aws:iam::${account}:user/${FRESH}` },
        label: `any principal of ${account}${except(whole.filter((arn) => arn.includes(`:${account}:`)))}`,
      },
    ]),
    ...kind('service', named('service')),
    ...kind('federated', named('federated')),
  ];

  function kind(is: 'service' | 'federated', listed: readonly string[]): PrincipalCell[] {
    return [
      { principal: { is, name: FRESH }, label: `any ${is} principal${except(listed)}` },
      ...listed.map((name): PrincipalCell => ({ principal: { is, name }, label: `${is}:${name}` })),
    ];
  }
}

function nameOf(principal: Principal): string {
  if (principal.is === 'anonymous') return 'anonymous';
  return principal.is === 'aws' ? principal.arn : `${principal.is}:${principal.name}`;
}
