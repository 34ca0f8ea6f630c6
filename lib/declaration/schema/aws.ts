import { z } from 'zod';
import { AwsAccountId, IamName } from '../../values';
import { audit, organizationAudit } from './aws-audit';
import { bucket, region } from './aws-bucket';
import { federation } from './aws-federation';
import { networkSettings } from './aws-network';
import { pipelines } from './aws-pipelines';
import { awsRoles } from './aws-roles';
import { vpcSettings } from './aws-vpc';
import { attestation, controlId, email } from './common';
import { guardrails } from './guardrails';
import { id, prose, text } from './text';

const accountId = (description: string) =>
  text(AwsAccountId.parse, { description, pattern: '^\\d{12}$', examples: ['111122223333'] });
const groupName = (description: string) =>
  text((given) => IamName.parse(given, 'group'), { description, examples: ['admins'] });
const roleName = (description: string) =>
  text((given) => IamName.parse(given, 'role'), { description, examples: ['operator'] });

const accessAnalyzer = z
  .strictObject({
    unusedAfterDays: z
      .int()
      .min(1)
      .max(365)
      .optional()
      .meta({
        description: 'Tell of access that nobody used for so many days. Default: nothing is told of it.',
        examples: [90],
      }),
    internalAccessTo: z
      .array(
        z
          .string()
          .regex(/^arn:/, { message: 'an ARN begins with arn:' })
          .meta({ description: 'ARN of a resource.', examples: ['arn:aws:s3:::contoso-ledger'] }),
      )
      .min(1)
      .optional()
      .meta({ description: 'Resources of which it is told who in the account may reach them. Default: none.' }),
  })
  .meta({ description: 'What IAM Access Analyzer tells of beside access from outside (AWS-IAM-02).' });

const securityContact = z
  .strictObject({
    name: prose('Name of the person or team.', 'Security operations'),
    title: prose('What they are.', 'Head of security'),
    email: email('Where AWS writes to.'),
    phone: z
      .string()
      .regex(/^[\s0-9()+-]{1,25}$/, { message: 'a phone number has digits, spaces, brackets, + and -' })
      .meta({ description: 'Where AWS calls, with the country code.', examples: ['+46 8 123 456'] }),
  })
  .meta({ description: 'Whom AWS tells of a security matter in any of the accounts (AWS-IAM-04).' });

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
    ...vpcSettings,
    ...networkSettings,
    passwordExpiryDays: z
      .int()
      .min(1)
      .max(1095)
      .optional()
      .meta({
        description: 'Days after which passwords of users expire (AWS-IAM-01). Default: they do not.',
        examples: [90],
      }),
    accessAnalyzer: accessAnalyzer.optional(),
    audit: audit.optional(),
    ...awsRoles,
    federation: federation.optional(),
    pipelines,
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
        guardrails: guardrails.optional(),
        audit: organizationAudit.optional(),
      })
      .optional()
      .meta({
        description: 'The AWS organization that the accounts belong to. Without guardrails and audit it has no stack.',
      }),
    securityContact: securityContact.optional(),
    attestations: z.record(controlId, attestation).optional().meta({
      description: 'What a person has seen to be set by hand, by the control that is out of reach (AWS-MFA-07).',
    }),
    accounts: z
      .record(id('Short name of the account in this declaration.', ['prod']), account)
      .refine((accounts) => Object.keys(accounts).length > 0, { message: 'no account is declared' })
      .meta({ description: 'Accounts by a short name; at least one.', minProperties: 1 }),
  })
  .meta({ description: 'Settings of the AWS organization or account.' });

export type AwsSettings = z.output<typeof awsSettings>;
export type AwsAccount = z.output<typeof account>;
export type AwsOrganization = NonNullable<AwsSettings['organization']>;
