import { AwsRegion, quoted } from '../../values';
import { alarmRecipients } from '../audit';
import { listed, nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AwsService } from '../schema/service';
import { regionFault } from './aws-buckets';

/**
 * The trail of an organization is made by a declared account, in a Region that it uses, or by the management account in a
 * Region of the partition; its alarms tell somebody.
 */
export function organizationAuditFaults(
  path: Path,
  service: AwsService,
  known: readonly string[] | undefined,
): Fault[] {
  const { organization, accounts, partition = 'aws' } = service.aws;
  if (organization?.audit === undefined) return [];
  const { account, region } = organization.audit;
  const makes = account === undefined || !Object.hasOwn(accounts, account) ? undefined : accounts[account];
  const own = AwsRegion.parse(region).partition;
  return [
    ...(account !== undefined && known !== undefined && !known.includes(account)
      ? [
          {
            path: [...path, 'account'],
            problem: 'no such account is declared',
            given: quoted(account),
            allowed: listed(known),
            suggestion: nearest(account, known),
          },
        ]
      : []),
    ...regionFault([...path, 'region'], region, makes?.regions ?? [region]),
    ...(own === partition
      ? []
      : [
          {
            path: [...path, 'region'],
            problem: `this region is in partition ${own}, and the service is in ${partition}`,
            given: quoted(region),
            allowed: `regions of partition ${partition}`,
          },
        ]),
    ...(alarmRecipients(service, organization).length > 0
      ? []
      : [
          {
            path,
            problem: 'alarms on the trail would tell nobody',
            allowed: 'somebody to tell',
            suggestion: 'Add "tell: [...]" here, or "securityContact: {...}" for all accounts',
            control: 'AWS-LOG-01',
          },
        ]),
  ];
}
