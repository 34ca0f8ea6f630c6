import type { AwsPolicy } from './aws-policy';
import type { DeployerNeeds } from './deployer-needs';

/** The longest document that a managed policy of a customer takes, and the longest that a role takes inline. */
const LONGEST = { managed: 6_144, inline: 10_240 } as const;
/** Actions by which the one who has them gives himself, or takes on, other permissions. */
const LETS_HIMSELF_IN: ReadonlySet<string> = new Set([
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
]);

/** In words, for the person who grants it. */
export function describeDeployer(deployer: DeployerNeeds): string {
  const { tenant, servicePrincipal, needs, policies, unknown } = deployer;
  const width = Math.max(0, ...needs.map(({ permission }) => permission.length));
  const titles = [...new Set(needs.map(({ kind }) => kind))];
  return [
    `${tenant}  ${servicePrincipal === undefined ? 'the deployer' : `the deployer, service principal ${servicePrincipal}`}`,
    ...titles.flatMap((title) => [
      `  ${title}`,
      ...needs
        .filter(({ kind }) => kind === title)
        .map(({ permission, tier0, for: rows }) =>
          `    ${permission.padEnd(width)}  ${tier0 ? 'tier 0' : '      '}  ${rows.join(', ')}`.trimEnd(),
        ),
    ]),
    ...(needs.some(({ tier0 }) => tier0)
      ? ['  tier 0: whoever has it can make himself Global Administrator, or let himself in']
      : []),
    ...policies.flatMap((policy) => policyLines(policy, deployer.awsRole)),
    ...(unknown.length === 0 ? [] : [`  not told: what ${unknown.join(', ')} need`]),
    '',
  ].join('\n');
}

function policyLines({ account, characters, document }: AwsPolicy, role: string | undefined): readonly string[] {
  const whose = role === undefined ? 'the role that applies' : `the role ${role}`;
  const where = account === '*' ? 'an account that no provider names' : `account ${account}`;
  const strong = [...new Set(document.Statement.flatMap(({ Action }) => Action))].filter((one) =>
    LETS_HIMSELF_IN.has(one),
  );
  const text = JSON.stringify(document, undefined, 2);
  return [
    `  IAM policy of ${whose} in ${where}: ${characters} characters${fits(characters)}`,
    ...text.split('\n').map((line) => `    ${line}`),
    ...(strong.length === 0
      ? []
      : [`  whoever has ${strong.join(', ')} can let himself in: guard the role like an administrator`]),
  ];
}

function fits(characters: number): string {
  if (characters <= LONGEST.managed) return '';
  if (characters <= LONGEST.inline) return `, more than the ${LONGEST.managed} of a managed policy: write it inline`;
  return `, more than the ${LONGEST.inline} that a role takes inline: split it by statements into managed policies`;
}
