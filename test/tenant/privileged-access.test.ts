import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';
import { ProviderSchema } from '../support/provider-schema';

afterAll(removeFolders);

const schema = ProviderSchema.read(join(__dirname, '../entra/azuread-3.7.0-schema.json'));

interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
}

function rendered(change = (text: string) => text): Stack['resource'] {
  const { app } = guardedApp(exampleTenant('adatum', change));
  app.synth();
  const json: Stack = JSON.parse(readFileSync(join(app.outdir, 'stacks/adatum-entra/cdk.tf.json'), 'utf8'));
  expect(schema.problems(json)).toEqual([]);
  return json.resource;
}
const rulesOf = (resource: Stack['resource'], role: string) =>
  Object.entries(resource.azuread_group_role_management_policy ?? {}).flatMap(([name, body]) =>
    name.startsWith(`role-${role}_`) ? [body.activation_rules] : [],
  );

describe('declared privileged access', () => {
  const resource = rendered();

  it('makes a group for each role, and people eligible until the declared day', () => {
    expect(Object.keys(resource.azuread_group_role_management_policy ?? {})).toHaveLength(5);
    const ends = Object.values(resource.azuread_privileged_access_group_eligibility_schedule ?? {}).map(
      ({ expiration_date }) => expiration_date,
    );
    expect([ends.length, new Set(ends)]).toEqual([8, new Set(['2027-05-01T23:59:59Z'])]);
  });

  it('has the approvers at the top decide on the highest roles alone', () => {
    expect(rulesOf(resource, 'global-administrator')).toMatchObject([
      { require_approval: true, approval_stage: { primary_approver: [{}, {}] }, require_ticket_info: true },
    ]);
    expect(rulesOf(resource, 'privileged-role-administrator')).toMatchObject([{ require_approval: true }]);
    expect(rulesOf(resource, 'exchange-administrator')).toMatchObject([
      { require_approval: false, maximum_duration: 'PT4H' },
    ]);
    expect(rulesOf(resource, 'application-administrator')).toMatchObject([
      { approval_stage: { primary_approver: [{ type: 'groupMembers' }] } },
    ]);
  });

  it('ends on a day of its own where a role has one', () => {
    const changed = rendered((text) => text.replace('activeFor: PT4H }', 'activeFor: PT4H, until: 2027-01-31 }'));
    const ends = Object.entries(changed.azuread_privileged_access_group_eligibility_schedule ?? {}).flatMap(
      ([name, { expiration_date }]) => (name.startsWith('role-exchange') ? [expiration_date] : []),
    );
    expect(ends).toEqual(['2027-01-31T23:59:59Z', '2027-01-31T23:59:59Z']);
  });

  it('counts as privileged: phishing-resistant MFA is asked of who has activated it', () => {
    const policies = (made: Stack['resource']) => JSON.stringify(made.azuread_conditional_access_policy);
    const teams = '69091246-20e8-4a56-aa4d-066075b2a7a8';
    expect(policies(resource)).not.toContain(teams);
    const added = rendered((text) =>
      text.replace(/( +)Exchange Adm/, '$1Teams Administrator: { eligible: [gil@adatum.example] }\n$1Exchange Adm'),
    );
    expect(policies(added)).toContain(teams);
  });
});
