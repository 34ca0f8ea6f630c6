import { InvalidValue, type PolicyStatement } from '../../values';
import type { IResourceControl } from './guardrail';

const CONTROL = 'AWS-STO-14';
/** Seven days, the longest that S3 signs for. */
const LONGEST_MINUTES = 10_080;

export interface PresignedUrlAgeProps {
  /**
   * How long after it was signed a request may come, in minutes.
   *
   * @default 60
   */
  readonly minutes?: number;
}

/**
 * A presigned URL of a bucket in the accounts below is good for an hour and no longer, whatever its maker wrote into it.
 *
 * A guardrail for `ResourceControlPolicies`: one statement that denies requests to S3 whose signature is older
 * (`s3:signatureAge`). Requests that are signed when they are sent are no older than 15 minutes anyway.
 *
 * AWS-STO-14; NIST SP 800-53 AC-12.
 */
export class PresignedUrlAge implements IResourceControl {
  readonly kind = 'resourceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue for anything but whole minutes from 1 to seven days of them. */
  constructor({ minutes = 60 }: PresignedUrlAgeProps = {}) {
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_MINUTES) {
      throw new InvalidValue({
        problem: 'PresignedUrlAge: minutes: no presigned URL lives that long',
        given: String(minutes),
        allowed: `it is a whole number from 1 to ${LONGEST_MINUTES}, which is seven days`,
        control: CONTROL,
      });
    }
    this.statements = [
      {
        Sid: 'DenyOldSignatures',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { NumericGreaterThan: { 's3:signatureAge': String(minutes * 60_000) } },
      },
    ];
  }
}
