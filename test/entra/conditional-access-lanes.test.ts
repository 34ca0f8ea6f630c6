import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { dependable, type TerraformStack } from 'cdktf';
import {
  BlockLegacyAuthentication,
  ConditionalAccessLanes,
  ProtectSecurityInfoRegistration,
  RequireMfa,
  RequireMfaForGuests,
} from '../../lib/entra';
import { breakGlassIn, emptyStack, render } from './rendered';

const TYPE = 'azuread_conditional_access_policy';

function policyIn(stack: TerraformStack, id: string): ConditionalAccessPolicy {
  return new ConditionalAccessPolicy(stack, id, {
    displayName: id,
    state: 'enabled',
    conditions: {
      applications: { includedApplications: ['All'] },
      clientAppTypes: ['all'],
      users: { includedUsers: ['All'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  });
}

/** What each policy waits for, by name. */
function waits(stack: TerraformStack): Record<string, readonly string[] | undefined> {
  const policies = render(stack).resource[TYPE] ?? {};
  return Object.fromEntries(
    Object.entries(policies).map(([name, body]) => [name, (body as { depends_on?: string[] }).depends_on]),
  );
}

describe('ConditionalAccessLanes', () => {
  it('lets five policies be written at once, and the next wait for the first', () => {
    const stack = emptyStack();
    for (let n = 1; n <= 11; n++) ConditionalAccessLanes.of(stack).add(policyIn(stack, `p${n}`));
    expect(waits(stack)).toEqual({
      p1: undefined,
      p2: undefined,
      p3: undefined,
      p4: undefined,
      p5: undefined,
      p6: [`${TYPE}.p1`],
      p7: [`${TYPE}.p2`],
      p8: [`${TYPE}.p3`],
      p9: [`${TYPE}.p4`],
      p10: [`${TYPE}.p5`],
      p11: [`${TYPE}.p6`],
    });
  });

  it('takes another number for one stack, and leaves the other stacks alone', () => {
    const [two, five] = [emptyStack('two'), emptyStack('five')];
    ConditionalAccessLanes.of(two, { lanes: 2 });
    for (const stack of [two, five]) {
      for (let n = 1; n <= 3; n++) ConditionalAccessLanes.of(stack).add(policyIn(stack, `p${n}`));
    }
    expect(waits(two)).toEqual({ p1: undefined, p2: undefined, p3: [`${TYPE}.p1`] });
    expect(waits(five)).toEqual({ p1: undefined, p2: undefined, p3: undefined });
  });

  it('holds the policies of the constructs without being told, in the order in which they are made', () => {
    const stack = emptyStack();
    ConditionalAccessLanes.of(stack, { lanes: 1 });
    const breakGlass = breakGlassIn(stack);
    const first = new BlockLegacyAuthentication(stack, 'legacy', { breakGlass, rollout: { stage: 'enforced' } });
    const second = new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'enforced' } });
    const role = `azuread_directory_role_assignment.${breakGlass.globalAdministrator.friendlyUniqueId}`;
    expect(waits(stack)).toEqual({
      [first.policy.friendlyUniqueId]: [role],
      [second.policy.friendlyUniqueId]: [role, `${TYPE}.${first.policy.friendlyUniqueId}`],
    });
  });

  it('has a policy that leaves guests out wait for what they prove, where that is made before it', () => {
    const made = (order: 'before' | 'after') => {
      const stack = emptyStack();
      const props = { breakGlass: breakGlassIn(stack), rollout: { stage: 'enforced' } } as const;
      const asks = () => new RequireMfaForGuests(stack, 'guests', props);
      const leaves = () => new ProtectSecurityInfoRegistration(stack, 'info', { ...props, guests: 'leftOut' });
      if (order === 'before') asks();
      const { policy } = leaves();
      if (order === 'after') asks();
      return waits(stack)[policy.friendlyUniqueId]?.filter((one) => one.startsWith(TYPE)).length;
    };
    expect([made('before'), made('after')]).toEqual([1, 0]);
  });

  it('keeps what a policy depends on, and takes a policy once', () => {
    const stack = emptyStack();
    const lanes = ConditionalAccessLanes.of(stack, { lanes: 1 });
    const { group } = breakGlassIn(stack);
    const [first, second] = [policyIn(stack, 'p1'), policyIn(stack, 'p2')];
    second.dependsOn = [dependable(group)];
    for (const policy of [first, second, first, second]) lanes.add(policy);
    expect(waits(stack)).toEqual({
      p1: undefined,
      p2: [`azuread_group.${group.friendlyUniqueId}`, `${TYPE}.p1`],
    });
  });

  it.each([0, 11, 2.5, Number.NaN])('refuses %s lanes', (lanes) => {
    expect(() => ConditionalAccessLanes.of(emptyStack(), { lanes })).toThrow(
      `contoso-entra: this number of lanes is not usable, got "${lanes}"; it is a whole number from 1 to 10`,
    );
  });

  it('refuses to change the number once it is settled', () => {
    const stack = emptyStack();
    ConditionalAccessLanes.of(stack).add(policyIn(stack, 'p1'));
    expect(ConditionalAccessLanes.of(stack, { lanes: 5 }).lanes).toBe(5);
    expect(() => ConditionalAccessLanes.of(stack, { lanes: 3 })).toThrow(
      'contoso-entra: the number of lanes is settled already, got "3"; this stack has 5 lanes',
    );
  });

  it('refuses a policy of another stack', () => {
    const elsewhere = policyIn(emptyStack('other'), 'p1');
    expect(() => ConditionalAccessLanes.of(emptyStack()).add(elsewhere)).toThrow(
      'other/p1: the policy is in another stack than the lanes, got "other"; these lanes are those of contoso-entra',
    );
  });
});
