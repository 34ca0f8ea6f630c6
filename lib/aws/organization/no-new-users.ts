import { type PolicyStatement, USER_CREDENTIAL_ACTIONS } from '../../values';
import { butExempt, type ExemptRoles, type IServiceControl, refuseExemptRoles } from './guardrail';

const CONTROL = 'AWS-MFA-05';

/**
 * Nobody makes a user in an account below, nor gives one a credential that stays: an access key, a password, an SSH key, a
 * certificate.
 *
 * A guardrail for `ServiceControlPolicies`: one statement that denies these actions to everyone but the exempt roles. Users
 * and keys that are there stay; people come by federation.
 *
 * AWS-MFA-05; CIS AWS Foundations 2.19, NIST SP 800-53 IA-5.
 */
export class NoNewUsers implements IServiceControl {
  readonly kind = 'serviceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue where no role is left out, and for what is not the name of a role. */
  constructor(props: ExemptRoles) {
    refuseExemptRoles('NoNewUsers', props, CONTROL);
    this.statements = [
      {
        Sid: 'DenyNewUsersAndCredentials',
        Effect: 'Deny',
        Action: USER_CREDENTIAL_ACTIONS,
        Resource: '*',
        Condition: butExempt(props),
      },
    ];
  }
}
