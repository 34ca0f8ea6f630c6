import { z } from 'zod';
import { AwsAccountId, AwsRegion, foreignResource, IamName } from '../../values';
import { attestation, networkId } from './common';
import { id, text } from './text';

const account = (description: string) =>
  text(AwsAccountId.parse, { description, pattern: '^\\d{12}$', examples: ['222233334444'] });
const roleName = (description: string) =>
  text((given) => IamName.parse(given, 'role'), { description, examples: ['break-glass'] });
const limit = (description: string, least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .optional()
    .meta({ description, examples: [most] });

const unit = z
  .strictObject({
    id: z
      .string()
      .regex(/^ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/, { message: 'the id of a unit has the form ou-a1b2-c3d4e5f6' })
      .meta({ description: 'Id of the organizational unit.', examples: ['ou-a1b2-c3d4e5f6'] }),
    accounts: z
      .array(id('Short name of an account of this service.', ['prod']))
      .min(1)
      .meta({
        description: 'The declared accounts that lie in the unit.',
      }),
  })
  .meta({ description: 'An organizational unit.' });

const vpc = z
  .strictObject({
    id: z
      .string()
      .regex(/^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/, { message: 'the id of a VPC has the form vpc-0a1b2c3d' })
      .meta({ description: 'Id of the VPC.', examples: ['vpc-0a1b2c3d4e5f60718'] }),
    region: text(AwsRegion.parse, {
      description: 'Its region: ids of VPCs are unique within one.',
      examples: ['eu-north-1'],
    }),
  })
  .meta({ description: 'A VPC.' });

/** From where the organization may be used. */
const perimeter = z
  .strictObject({
    networks: z.array(networkId('A network of this declaration.')).min(1).meta({
      description: 'The expected networks (AWS-NET-01 to AWS-NET-03).',
    }),
    holds: z.enum(['people', 'tagged', 'everyone']).meta({
      description:
        'Who is held to the networks: `people` (IAM users, the root user, Identity Center, humanRoles); `everyone`, roles of workloads too; `tagged`, while it is rolled out: only principals with the tag dp:include:network=true.',
    }),
    vpcs: z.array(vpc).optional().meta({ description: 'VPCs whose endpoints belong to the expected networks.' }),
    endpointAccounts: z.array(account('Id of an account.')).optional().meta({
      description: 'Accounts outside the organization whose VPC endpoints belong to the expected networks.',
    }),
    exemptTag: z.literal(true).optional().meta({
      description: 'Lets principals with the tag dp:exclude:network=true come from anywhere.',
    }),
    signIn: attestation.optional().meta({
      description:
        'Statement that console sign-in was switched on to be controlled by policies (PutConsoleAuthorizationConfiguration), which no provider can do (AWS-NET-03).',
    }),
  })
  .meta({ description: 'From where the organization may be used. There is no default for whom it holds.' });

/** Whose resources may be used beside those of the organization. */
const resources = z
  .strictObject({
    accounts: z.array(account('Id of an account.')).optional().meta({
      description: 'Accounts outside the organization whose resources may be used.',
    }),
    shared: z
      .array(
        text(foreignResource, {
          description: 'ARN, or pattern, of what is in one bucket or one account.',
          examples: ['arn:aws:ecr:*:602401143452:repository/*'],
        }),
      )
      .optional()
      .meta({
        description: 'Further resources of others that may be used. Default: what belongs to AWS and to no account.',
      }),
    exemptTag: z.literal(true).optional().meta({
      description: "Lets principals with the tag dp:exclude:resource=true use anybody's.",
    }),
  })
  .meta({
    description:
      "Identities of the accounts use resources of the organization only (AWS-NET-08). Default: they use anybody's, which is a finding.",
  });

/** What the stack of an organization renders. */
export const guardrails = z
  .strictObject({
    targets: z
      .array(id('`root`, or the short name of a unit or account.', ['root']))
      .min(1)
      .optional()
      .meta({
        description: 'Where the guardrails stand: `root`, units, accounts. Default [root].',
      }),
    units: z
      .record(id('Short name of the unit in this declaration.', ['workloads']), unit)
      .optional()
      .meta({
        description: 'Organizational units by a short name.',
      }),
    breakGlassRoles: z.array(roleName('Name of an IAM role.')).min(1).meta({
      description: 'Roles for emergencies, of the same name in each account: no guardrail shuts them out.',
    }),
    perimeter: perimeter.optional(),
    resources: resources.optional(),
    trustedAccounts: z.array(account('Id of an account.')).optional().meta({
      description: 'Accounts outside the organization that may use its resources (AWS-STO-13).',
    }),
    presignedUrlMinutes: limit('How long a presigned URL may be used (AWS-STO-14). Default 60.', 1, 10_080),
    vpcBlockPublicAccess: z.enum(['blockIngress', 'blockBidirectional']).optional().meta({
      description: 'Blocks internet gateways of all VPCs (AWS-CMP-05). Default: they are left as they are.',
    }),
    limits: z
      .strictObject({
        serviceControlCharacters: limit('Characters of a service control policy. Default 5120.', 5_120, 10_240),
        serviceControlsPerTarget: limit('Service control policies of a target. Default 5.', 5, 10),
        resourceControlCharacters: limit('Characters of a resource control policy. Default 5120.', 5_120, 10_240),
        resourceControlsPerTarget: limit('Resource control policies of a target. Default 5.', 5, 10),
      })
      .optional()
      .meta({ description: 'Quotas of AWS Organizations, where they are higher than the documented ones.' }),
  })
  .meta({ description: 'Guardrails of the organization, in a stack of its own for the management account.' });

export type Guardrails = z.output<typeof guardrails>;
