import type { PolicyDocument, Statement, Val } from '../../posture';
import { type Answer, all, matches, not, type Request, some } from '../../requests';

/** A request that a service of AWS makes, and for what of whose. */
export interface ServiceRequest {
  /** The service's principal: `cloudtrail.amazonaws.com`. */
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  /** What it acts for; the account is unset where nobody says which it is. */
  readonly from: { readonly arn: string; readonly account?: string };
  /** What the request carries besides. */
  readonly context?: Request['context'];
}

/**
 * Whether the policy of a resource lets a service act: an `Allow` applies to the request, and no `Deny` does. What is under
 * ignore_changes is never put in place, and so lets nobody.
 *
 * @param spelled puts the resources that a policy names into the spelling of the request
 */
export function lets(
  document: Val<PolicyDocument>,
  { service, action, resource, from, context }: ServiceRequest,
  spelled: (document: PolicyDocument) => PolicyDocument,
): Answer {
  if (document.is === 'absent' || (document.is === 'unknown' && document.why === 'ignored')) return 'no';
  if (document.is !== 'known') return 'unknown';
  const request: Request = {
    principal: { is: 'service', name: service },
    action,
    resource,
    context: {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': service,
      'aws:SecureTransport': 'true',
      'aws:SourceArn': from.arn,
      'aws:ViaAWSService': 'false',
      ...(from.account === undefined ? {} : { 'aws:SourceAccount': from.account }),
      ...context,
    },
  };
  const { statements, open } = spelled(document.value);
  const answers = (effect: Statement['effect']) =>
    some(statements.filter((each) => each.effect === effect).map((each) => matches(each, request)));
  const answer = all([answers('Allow'), not(answers('Deny'))]);
  return open !== undefined || (answer === 'no' && from.account === undefined) ? 'unknown' : answer;
}
