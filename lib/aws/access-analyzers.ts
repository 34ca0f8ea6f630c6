import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidValue } from '../values';
import { refuse } from './findings';

export interface AccessAnalyzersProps {
  /**
   * Days after which a role, a key, a password or a permission that nobody used is told of, from 1 to 365. It is charged
   * for by the role and user; one Region of an account is enough.
   *
   * @default - nothing is told of unused access
   */
  readonly unusedAfterDays?: number;
  /**
   * ARNs of buckets, directory buckets, tables and snapshots of which it is told who in the account may reach them. It is
   * charged for by the resource.
   *
   * @default - nothing is told of access within the account
   */
  readonly internalAccessTo?: readonly string[];
  /**
   * The provider of the Region: external access is analyzed Region by Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

const CONTROL = 'AWS-IAM-02';
const LONGEST = 365;

/**
 * Whatever lets somebody outside the account into one of its resources is told of.
 *
 * Renders an `aws_accessanalyzer_analyzer` of type `ACCOUNT` and, by choice, one of type `ACCOUNT_UNUSED_ACCESS` and one of
 * type `ACCOUNT_INTERNAL_ACCESS`. It closes nothing: its findings are for people to look at.
 *
 * AWS-IAM-02; CIS AWS Foundations 2.18, NIST SP 800-53 AC-6(7).
 */
export class AccessAnalyzers extends Construct {
  readonly external: AccessanalyzerAnalyzer;
  readonly unused?: AccessanalyzerAnalyzer;
  readonly internal?: AccessanalyzerAnalyzer;

  /** @throws InvalidValue for days that AWS does not take, and for a list of no resource. */
  constructor(scope: Construct, id: string, props: AccessAnalyzersProps = {}) {
    super(scope, id);
    const { unusedAfterDays, internalAccessTo, provider } = props;
    refuse(this, [daysFinding(unusedAfterDays), listFinding(internalAccessTo)]);
    this.external = new AccessanalyzerAnalyzer(this, 'external', {
      provider,
      analyzerName: 'external-access',
      type: 'ACCOUNT',
    });
    if (unusedAfterDays !== undefined) {
      this.unused = new AccessanalyzerAnalyzer(this, 'unused', {
        provider,
        analyzerName: 'unused-access',
        type: 'ACCOUNT_UNUSED_ACCESS',
        configuration: { unusedAccess: { unusedAccessAge: unusedAfterDays } },
      });
    }
    if (internalAccessTo !== undefined) {
      this.internal = new AccessanalyzerAnalyzer(this, 'internal', {
        provider,
        analyzerName: 'internal-access',
        type: 'ACCOUNT_INTERNAL_ACCESS',
        configuration: {
          internalAccess: { analysisRule: { inclusion: [{ resourceArns: [...internalAccessTo] }] } },
        },
      });
    }
  }
}

function daysFinding(days: number | undefined): InvalidValue | undefined {
  if (days === undefined || (Number.isInteger(days) && days >= 1 && days <= LONGEST)) return undefined;
  return new InvalidValue({
    problem: 'unusedAfterDays: this is not an age that Access Analyzer takes',
    given: String(days),
    allowed: `a whole number of days from 1 to ${LONGEST}`,
    control: CONTROL,
  });
}

function listFinding(arns: readonly string[] | undefined): InvalidValue | undefined {
  if (arns === undefined || arns.length > 0) return undefined;
  return new InvalidValue({
    problem: 'internalAccessTo: no resource is named',
    given: '[]',
    allowed: 'the ARNs of the resources to tell of',
    remedy: 'Leave it out where nothing is to be told of access within the account',
    control: CONTROL,
  });
}
