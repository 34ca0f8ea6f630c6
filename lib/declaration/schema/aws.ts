import { z } from 'zod';
import { AwsAccountId, IamName } from '../../values';
import { bucket, region } from './aws-bucket';
import { id, text } from './text';

const accountId = (description: string) =>
  text(AwsAccountId.parse, { description, pattern: '^\\d{12}$', examples: ['111122223333'] });
const groupName = (description: string) =>
  text((given) => IamName.parse(given, 'group'), { description, examples: ['admins'] });
const roleName = (description: string) =>
  text((given) => IamName.parse(given, 'role'), { description, examples: ['operator'] });

const account = z
  .strictObject({
    id: accountId('Account id: twelve digits in quotes.'),
    regions: z.array(region('A region that the account uses.')).min(1).meta({
      description: 'Regions in use; the first is the default.',
    }),
    humanGroups: z.array(groupName('Name of an IAM group of people, made here.')).optional().meta({
      description: 'Groups of people that this stack makes and guards (AWS-MFA-01, AWS-NET-01).',
    }),
    existingHumanGroups: z.array(groupName('Name of an existing IAM group of people.')).optional().meta({
      description: 'Groups of people that exist already; only their guards are made here.',
    }),
    humanRoles: z.array(roleName('Name of an existing IAM role that people assume.')).optional().meta({
      description: 'Roles that people assume; the IP allow-list is put on each (AWS-NET-01).',
    }),
    buckets: z
      .record(id('Short name of the bucket in this declaration.', ['ledger']), bucket)
      .optional()
      .meta({ description: 'Private buckets by a short name.' }),
  })
  .meta({ description: 'An AWS account.' });

/** Settings of an AWS organization or account. */
export const awsSettings = z
  .strictObject({
    partition: z.enum(['aws', 'aws-us-gov', 'aws-cn']).optional().meta({
      description: 'AWS partition. Default aws.',
      default: 'aws',
    }),
    organization: z
      .strictObject({
        id: z
          .string()
          .regex(/^o-[a-z0-9]{10,32}$/, { message: 'an organization id has the form o-exampleorgid' })
          .meta({ description: 'Organization id.', examples: ['o-a1b2c3d4e5'] }),
        managementAccount: accountId('Id of the management account.'),
      })
      .optional()
      .meta({ description: 'The AWS organization that the accounts belong to.' }),
    accounts: z
      .record(id('Short name of the account in this declaration.', ['prod']), account)
      .refine((accounts) => Object.keys(accounts).length > 0, { message: 'no account is declared' })
      .meta({ description: 'Accounts by a short name; at least one.', minProperties: 1 }),
  })
  .meta({ description: 'Settings of the AWS organization or account.' });

export type AwsSettings = z.output<typeof awsSettings>;
export type AwsAccount = z.output<typeof account>;
