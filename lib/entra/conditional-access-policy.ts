import {
  ConditionalAccessPolicy,
  type ConditionalAccessPolicyConfig,
} from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { dependable, type TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { GUEST_TYPES, InvalidValue } from '../values';
import type { IBreakGlass } from './break-glass';
import { ConditionalAccessLanes } from './conditional-access-lanes';
import { policyFormProblems, policyProblems } from './conditional-access-rules';
import { exclusionsOf } from './exclusion';
import { exclusionProblems } from './exclusion-rules';
import { policyFamily } from './policy-family';
import type { Grant, GuestsOf, GuestType, PolicyRequest, Session, Within } from './policy-request';
import { pilotOf, policyState } from './policy-rollout';
import { refuse } from './refusal';

type Users = ConditionalAccessPolicyConfig['conditions']['users'];

/**
 * One Conditional Access policy, in the form that Microsoft Graph gives back: no empty block, `OR` for a single control,
 * lists in one order; so that a second plan is empty. The break-glass group is left out, and stands before it.
 *
 * Renders an `azuread_conditional_access_policy`, which joins the {@link ConditionalAccessLanes}, and the `terraform_data`
 * that has it replaced, the new one first, where an update would leave something behind.
 */
export abstract class PolicyConstruct extends Construct {
  readonly policy: ConditionalAccessPolicy;
  /** `terraform_data` that holds which kinds of control the policy has. */
  readonly family: TerraformResource;

  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  protected constructor(scope: Construct, id: string, request: PolicyRequest) {
    super(scope, id);
    const { displayName, breakGlass, exclusion, rollout, problems = [] } = request;
    refuse(this, [
      ...problems,
      ...policyProblems({ displayName, rollout, excludedGroup: breakGlass.groupObjectId }),
      ...stackProblems(this, breakGlass),
      ...exclusionProblems(this, request, whomOf(request)),
    ]);

    const settings: ConditionalAccessPolicyConfig = {
      displayName,
      state: policyState(rollout.stage, kindOf(request)),
      conditions: conditionsOf(request),
      ...(request.grant === undefined ? {} : { grantControls: grantControls(request.grant) }),
      ...(request.session === undefined ? {} : { sessionControls: sessionControls(request.session) }),
    };
    refuse(this, policyFormProblems(settings));

    this.family = policyFamily(this, request);
    this.policy = new ConditionalAccessPolicy(this, 'policy', {
      ...settings,
      dependsOn: [breakGlass, ...exclusionsOf(exclusion)].flatMap(({ inPlace }) => [...inPlace]),
      // A plain construct would be rendered as an interpolation, which Terraform refuses here.
      lifecycle: { createBeforeDestroy: true, replaceTriggeredBy: [dependable(this.family)] },
    });
    const lanes = ConditionalAccessLanes.of(this);
    lanes.add(this.policy);
    if (request.leftOut?.guests !== undefined) lanes.afterGuests(this.policy);
    if (asksOfGuests(request)) lanes.coverGuests(this.policy);
  }
}

function asksOfGuests({ audience, grant }: PolicyRequest): boolean {
  return 'guests' in audience && grant !== undefined && !(grant.builtIn ?? []).includes('block');
}

function whomOf({ audience }: PolicyRequest) {
  if ('servicePrincipals' in audience) return 'workloads';
  return 'emergencyAccounts' in audience ? 'emergencyAccounts' : 'users';
}

function kindOf({ audience, target }: PolicyRequest) {
  if ('servicePrincipals' in audience) return 'workload';
  if ('emergencyAccounts' in audience) return 'emergency';
  return target !== undefined && 'userAction' in target ? 'userAction' : 'signIn';
}

function conditionsOf(request: PolicyRequest): ConditionalAccessPolicyConfig['conditions'] {
  const { audience, leftOut = {}, target = { applications: ['All'] }, conditions = {} } = request;
  const { platforms, locations, deviceFilter, transferMethods, insiderRisk } = conditions;
  const { signInRisk, userRisk, servicePrincipalRisk } = conditions;
  return {
    applications:
      'userAction' in target
        ? { includedUserActions: [target.userAction] }
        : { includedApplications: sorted(target.applications), ...list('excludedApplications', target.except) },
    clientAppTypes: [...(conditions.clientAppTypes ?? ['all'])],
    users: usersOf(request),
    ...('servicePrincipals' in audience
      ? {
          clientApplications: {
            includedServicePrincipals: sorted(audience.servicePrincipals),
            ...list('excludedServicePrincipals', leftOut.servicePrincipals),
          },
        }
      : {}),
    ...(platforms === undefined ? {} : { platforms: within('Platforms', platforms) }),
    ...(locations === undefined ? {} : { locations: within('Locations', locations) }),
    ...(deviceFilter === undefined ? {} : { devices: { filter: { ...deviceFilter } } }),
    ...list('authenticationFlowTransferMethods', transferMethods),
    ...list('signInRiskLevels', signInRisk),
    ...list('userRiskLevels', userRisk),
    ...list('servicePrincipalRiskLevels', servicePrincipalRisk),
    ...(insiderRisk === undefined ? {} : { insiderRiskLevels: insiderRisk }),
  };
}

function usersOf({ audience, leftOut = {}, breakGlass, exclusion, rollout }: PolicyRequest): Users {
  if ('servicePrincipals' in audience) return { includedUsers: ['None'] };
  if ('emergencyAccounts' in audience) {
    return { includedGroups: [breakGlass.groupObjectId], ...list('excludedUsers', leftOut.users) };
  }
  const pilot = pilotOf(rollout);
  return {
    ...(pilot === undefined ? included(audience) : { includedGroups: [pilot] }),
    excludedGroups: [
      breakGlass.groupObjectId,
      ...exclusionsOf(exclusion).map(({ groupObjectId }) => groupObjectId),
      ...sorted(leftOut.groups ?? []),
    ],
    ...list('excludedUsers', leftOut.users),
    ...(leftOut.guests === undefined ? {} : { excludedGuestsOrExternalUsers: [guestsOf(leftOut.guests)] }),
  };
}

type People = Exclude<
  PolicyRequest['audience'],
  { readonly servicePrincipals: unknown } | { readonly emergencyAccounts: unknown }
>;

function included(audience: People): Users {
  if ('users' in audience) return { includedUsers: [audience.users] };
  if ('guests' in audience) return { includedGuestsOrExternalUsers: [guestsOf(audience.guests)] };
  return { ...list('includedGroups', audience.groups), ...list('includedRoles', audience.roles) };
}

function guestsOf(guests: readonly GuestType[] | GuestsOf) {
  const { types, tenants } = 'types' in guests ? guests : { types: guests, tenants: undefined };
  return {
    guestOrExternalUserTypes: GUEST_TYPES.filter((type) => types.includes(type)),
    externalTenants: [
      tenants === undefined
        ? { membershipKind: 'all' }
        : { membershipKind: 'enumerated', members: sorted(tenants.map((id) => id.toLowerCase())) },
    ],
  };
}

function within<Name extends 'Platforms' | 'Locations'>(name: Name, { included: inside, excluded }: Within) {
  const from = { [`included${name}`]: sorted(inside) } as Record<`included${Name}`, string[]>;
  return { ...from, ...list(`excluded${name}`, excluded) };
}

function grantControls({ builtIn, strength, operator = 'OR' }: Grant) {
  const several = (builtIn?.length ?? 0) + (strength === undefined ? 0 : 1) > 1;
  return {
    operator: several ? operator : 'OR',
    ...(strength === undefined ? {} : { authenticationStrengthPolicyId: strength }),
    ...list('builtInControls', builtIn),
  };
}

function sessionControls(session: Session) {
  const { signInFrequency, persistentBrowser, applicationEnforcedRestrictions, disableResilienceDefaults } = session;
  return {
    ...(applicationEnforcedRestrictions === undefined ? {} : { applicationEnforcedRestrictionsEnabled: true }),
    ...(disableResilienceDefaults === undefined ? {} : { disableResilienceDefaults: true }),
    ...(persistentBrowser === undefined ? {} : { persistentBrowserMode: persistentBrowser }),
    ...(signInFrequency === undefined ? {} : frequencyOf(signInFrequency)),
  };
}

/** The provider wants all of it written: a part that is left out stays in the directory, or shows at every plan. */
function frequencyOf(frequency: NonNullable<Session['signInFrequency']>) {
  const signInFrequencyAuthenticationType = 'primaryAndSecondaryAuthentication';
  if (frequency === 'everyTime') return { signInFrequencyInterval: frequency, signInFrequencyAuthenticationType };
  const [signInFrequency, signInFrequencyPeriod] =
    'hours' in frequency ? [frequency.hours, 'hours'] : [frequency.days, 'days'];
  return {
    signInFrequency,
    signInFrequencyPeriod,
    signInFrequencyInterval: 'timeBased',
    signInFrequencyAuthenticationType,
  };
}

/** A list under its name, in one order; nothing where it is not set or empty. */
function list<Name extends string>(
  name: Name,
  members: readonly string[] | undefined,
): { readonly [K in Name]?: string[] } {
  if (members === undefined || members.length === 0) return {};
  return { [name]: sorted(members) } as { readonly [K in Name]?: string[] };
}

function sorted(members: readonly string[]): string[] {
  return [...new Set(members)].sort();
}

function stackProblems(scope: Construct, breakGlass: IBreakGlass): readonly InvalidValue[] {
  const [here, there] = [TerraformStack.of(scope), TerraformStack.of(breakGlass)];
  if (here === there) return [];
  return [
    new InvalidValue({
      problem: 'breakGlass: the group is in another stack, which may be applied later than this one',
      given: breakGlass.node.path,
      allowed: `it is in the stack of the policy, ${here.node.path}`,
      remedy: 'Refer to the group by id with ExistingBreakGlassGroup in this stack',
      control: 'ENT-BG-02',
    }),
  ];
}
