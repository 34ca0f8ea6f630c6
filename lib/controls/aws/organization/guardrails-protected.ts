import { FRESH } from '../../../requests';
import { GUARDRAIL_ACTIONS, PRINCIPAL_TAG_ACTIONS, ROLE_CHANGE_ACTIONS } from '../../../values';
import type { Control, Situation } from '../../control';
import { partitionOf } from '../account';
import { delegationGaps } from './delegation';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { exemptRolesOf, type GuardedOrganization } from './organization';
import { ofMember, requestsThat } from './requests';
import { byWhom, type Withheld, withheldEverywhere } from './withheld';

const REMEDY =
  'deny the actions that take guards down, tags dp:* on principals, and changes of the exempt roles in a service control policy, to all but the deployer and the emergency roles; hand the say over policies to declared accounts alone';

/**
 * AWS-IAM-03: nobody in the accounts below takes down what guards them, but the deployer and the declared emergency roles:
 * account-wide blocks and settings, identity providers, trails; the tags that the network perimeter looks at; the roles that
 * are left out. Nor does an account that is not declared manage the organization's policies.
 */
export const guardrailsProtected: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-IAM-03',
  title: 'Guardrails protect themselves',
  risk: 'The first thing that an intruder with an administrator’s rights does is to take the guards down.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3(15)' },
    { source: 'NIST 800-53', id: 'CM-5' },
  ],
  needs: ['service', 'deployer'],
  reads: [
    ...POLICY_READS,
    ['delegatedAdministrator', 'account'],
    ['delegatedAdministrator', 'service'],
    ['organizationDelegation', 'document'],
  ],
  check: (situation) =>
    inOrganization(situation, (organization) =>
      withheldEverywhere(situation, organization, demandsOf(situation, organization), REMEDY, () => ({
        gaps: delegationGaps(situation, organization),
        by: [],
      })),
    ),
};

function demandsOf(situation: Situation, organization: GuardedOrganization): Withheld[] {
  const partition = partitionOf(situation);
  const roles = exemptRolesOf(organization, situation).map((name) => `arn:${partition}:iam::*:role/${name}`);
  const common = {
    kind: 'serviceControl',
    marks: [],
    principals: [{ is: 'aws', arn: `arn:aws:iam::${FRESH}:role/${FRESH}` }],
    except: [requestsThat({ ArnLike: { 'aws:PrincipalArn': roles } })],
    how: byWhom,
  } as const;
  const keys = ofMember(organization, situation);
  return [
    { ...common, setting: 'guardrails', actions: GUARDRAIL_ACTIONS, keys, examples: GUARDRAIL_ACTIONS },
    {
      ...common,
      marks: ['aws:tagkeys'],
      setting: 'perimeterTags',
      actions: PRINCIPAL_TAG_ACTIONS,
      keys: { ...keys, 'aws:tagkeys': { absent: false, values: { like: ['dp:*'] } } },
      examples: PRINCIPAL_TAG_ACTIONS,
      how: (witness) =>
        `with the tag ${[witness.context['aws:tagkeys']].flat()[0] ?? ''} ${byWhom(witness)}`.replace(
          /\p{Co}+/gu,
          '<other>',
        ),
    },
    {
      ...common,
      setting: 'exemptRoles',
      actions: ROLE_CHANGE_ACTIONS,
      resources: roles,
      keys,
      examples: ROLE_CHANGE_ACTIONS,
    },
  ];
}
