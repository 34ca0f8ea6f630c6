import { policyForm, writtenPolicy } from '../../../lib/values';
import { POLICY_RULES } from '../../../lib/values/graph-form';
import { POLICY, POLICY_EXAMPLES, policyWith } from '../../support/form-examples';
import { argumentsOf, type TerraformArguments, UNKNOWN, withUnknowns } from '../../support/terraform-arguments';

const formOf = (policy: TerraformArguments) => policyForm(writtenPolicy(argumentsOf(policy)));
const broken = (policy: TerraformArguments) => formOf(policy).problems.map(({ rule }) => rule);
const examples = POLICY_EXAMPLES.map((example, index) => [example.rule, index, example] as const);

describe('the form of a Conditional Access policy', () => {
  it('has a rule for each name, and an example for each rule', () => {
    const ids = POLICY_RULES.map(({ id }) => id);
    expect([...new Set(ids)].sort()).toEqual([...new Set(POLICY_EXAMPLES.map(({ rule }) => rule))].sort());
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('is right for a plain policy', () => {
    expect(formOf(POLICY)).toEqual({ problems: [], unread: [] });
  });

  it.each(examples)('is refused by %s (example %i)', (rule, _, { breaks }) => {
    expect(broken(policyWith(breaks))).toContain(rule);
  });

  it.each(examples)(
    'is left alone by %s where it is kept (example %i), and by every other rule',
    (_, __, { keeps }) => {
      expect(formOf(policyWith(keeps))).toEqual({ problems: [], unread: [] });
    },
  );

  it.each(examples)('says what is wrong by %s in the words that are written (example %i)', (rule, _, { breaks }) => {
    const found = formOf(policyWith(breaks)).problems.find((problem) => problem.rule === rule);
    expect(found?.error.message).toMatch(/^.+, got ".+"; .+\. .+ \(ENT-GV-06\)$/);
  });
});

describe('a value that only apply knows', () => {
  const policies = POLICY_EXAMPLES.flatMap(({ breaks, keeps }) => [policyWith(breaks), policyWith(keeps)]);

  it('makes no rule fire that the written value does not break', () => {
    for (const policy of policies) {
      const before = broken(policy);
      for (const unread of withUnknowns(policy)) {
        expect(broken(unread).filter((rule) => !before.includes(rule))).toEqual([]);
      }
    }
  });

  it('lets no rule pass that the written value breaks: it fires still, or names an argument to be read', () => {
    for (const { rule, breaks } of POLICY_EXAMPLES) {
      const about = POLICY_RULES.filter(({ id }) => id === rule).flatMap((one) => one.about);
      for (const unread of withUnknowns(policyWith(breaks))) {
        const { problems, unread: open } = formOf(unread);
        const settled = problems.some((problem) => problem.rule === rule);
        expect({ rule, unread, known: settled || open.some((path) => about.includes(path)) }).toHaveProperty(
          'known',
          true,
        );
      }
    }
  });

  it('is named by the arguments that have to be read', () => {
    const policy = policyWith({ grant_controls: { built_in_controls: UNKNOWN } });
    expect(formOf(policy).problems).toEqual([]);
    expect(formOf(policy).unread).toContain('grant_controls.built_in_controls');
  });

  it('is not a reference within the stack, which stands for itself', () => {
    const policy = policyWith({ conditions: { users: { excluded_groups: ['${azuread_group.bg.object_id}'] } } });
    expect(formOf(policy)).toEqual({ problems: [], unread: [] });
  });

  it("is a reference to what another provider's resource comes to", () => {
    const policy = policyWith({ conditions: { users: { excluded_groups: ['${msgraph_resource.bg.id}'] } } });
    expect(formOf(policy)).toEqual({
      problems: [],
      unread: ['conditions.users.excluded_groups', 'conditions.users.included_groups'],
    });
  });
});

describe('the rule of a filter for devices', () => {
  const given = (rule: string) =>
    formOf(policyWith({ conditions: { devices: { filter: { mode: 'exclude', rule } } } })).problems.map(
      ({ error }) => error.given.split(' in ')[0],
    );

  it.each([
    ['an attribute', 'device.serialNumber -eq "1"', 'device.serialNumber'],
    ['an operator', 'device.model -match "PAW-.*"', '-match'],
    ['a quote that is open', 'device.model -eq "PAW', 'a quote that is not closed'],
    [
      'a bracket that is open',
      '(device.model -eq "PAW" -or (device.isCompliant -eq True)',
      'a bracket that is not closed',
    ],
    ['nothing of a device', 'user.department -eq "IT"', 'no attribute'],
  ])('is refused for %s', (_, rule, wrong) => {
    expect(given(rule)).toEqual([wrong]);
  });

  it.each([
    'device.trustType -ne "ServerAD" -and -not (device.isCompliant -eq True)',
    'device.displayName -startsWith "PAW-device.nothing -match"',
    'device.physicalIds -contains "[OrderID]:PAW" -or device.extensionAttribute15 -in ["a", "b"]',
    'DEVICE.isCompliant -EQ True',
  ])('is taken as %s', (rule) => {
    expect(given(rule)).toEqual([]);
  });
});
