import { GUARDRAIL_ACTIONS, type PolicyStatement, PRINCIPAL_TAG_ACTIONS, ROLE_CHANGE_ACTIONS } from '../../values';
import { butExempt, type ExemptRoles, exemptArns, type IServiceControl, refuseExemptRoles } from './guardrail';

const CONTROL = 'AWS-IAM-03';

/**
 * Nobody in an account below takes down what guards it, but the exempt roles.
 *
 * A guardrail for `ServiceControlPolicies`. It denies to everyone else:
 * - to change account-wide guards: the public access blocks of S3, snapshots and images, EBS encryption, the serial console,
 *   metadata defaults, the password policy, identity providers, trails and analyzers, and to leave the organization;
 * - to put a tag `dp:…` on a principal or a session, which the network perimeter looks at;
 * - to make or change the exempt roles: whoever could, would be exempt. Make them before, or exempt the role by which new
 *   accounts are set up, too.
 *
 * A session tag that a federated sign-in brings along is not a call of anybody in the account, and is not denied: have the
 * identity provider send no `dp:…` tag.
 *
 * AWS-IAM-03; NIST SP 800-53 AC-3(15), CM-5.
 */
export class ProtectGuardrails implements IServiceControl {
  readonly kind = 'serviceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue where no role is left out, and for what is not the name of a role. */
  constructor(props: ExemptRoles) {
    refuseExemptRoles('ProtectGuardrails', props, CONTROL);
    const others = butExempt(props);
    this.statements = [
      {
        Sid: 'DenyWeakeningGuardrails',
        Effect: 'Deny',
        Action: GUARDRAIL_ACTIONS,
        Resource: '*',
        Condition: others,
      },
      {
        Sid: 'DenyPerimeterTags',
        Effect: 'Deny',
        Action: PRINCIPAL_TAG_ACTIONS,
        Resource: '*',
        Condition: { ...others, 'ForAnyValue:StringLike': { 'aws:TagKeys': 'dp:*' } },
      },
      {
        Sid: 'DenyChangingExemptRoles',
        Effect: 'Deny',
        Action: ROLE_CHANGE_ACTIONS,
        Resource: exemptArns(props),
        Condition: others,
      },
    ];
  }
}
