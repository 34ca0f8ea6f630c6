import { z } from 'zod';
import { AwsRegion, BucketName } from '../../values';
import { prose, text } from './text';

const place = (description: string, example: string) =>
  z
    .string()
    .regex(/\S/, { message: 'nothing is written here' })
    .max(1000)
    .meta({ description: `${description} \`{stack}\` stands for the stack's name.`, examples: [example] });

const local = place(
  'Path of the state file, relative to the directory of the run, outside the output directory.',
  'state/{stack}.tfstate',
);

const s3 = z
  .strictObject({
    bucket: text(BucketName.parse, { description: 'Bucket that holds the state.', examples: ['contoso-tfstate'] }),
    key: place('Key of the state object.', 'contoso/{stack}.tfstate'),
    region: text(AwsRegion.parse, { description: 'Region of the bucket.', examples: ['eu-north-1'] }),
    kmsKeyId: prose('KMS key that encrypts the state.', 'alias/tfstate').optional(),
    useLockfile: z
      .boolean()
      .optional()
      .meta({
        description: 'Lock with a lock object in the bucket. Default true.',
        default: true,
        examples: [true],
      }),
  })
  .meta({ description: 'State in an S3 bucket.' });

const azurerm = z
  .strictObject({
    storageAccountName: prose('Storage account.', 'contosotfstate'),
    containerName: prose('Container.', 'tfstate'),
    key: place('Name of the state blob.', 'contoso/{stack}.tfstate'),
    resourceGroupName: prose('Resource group of the storage account.', 'rg-tfstate').optional(),
    useAzureadAuth: z
      .boolean()
      .optional()
      .meta({
        description: 'Sign in with Entra, not an access key. Default true.',
        default: true,
        examples: [true],
      }),
  })
  .meta({ description: 'State in an Azure storage account.' });

const hcp = z
  .strictObject({
    organization: prose('HCP Terraform organization.', 'contoso'),
    workspace: place('Workspace.', '{stack}'),
    hostname: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { message: 'a host name has lower-case labels and dots' })
      .optional()
      .meta({
        description: 'Host of a Terraform Enterprise installation. Default app.terraform.io.',
        default: 'app.terraform.io',
        examples: ['terraform.contoso.example'],
      }),
  })
  .meta({ description: 'State in HCP Terraform or Terraform Enterprise.' });

/** Where Terraform keeps the state. Credentials never stand here: the pipeline's environment provides them. */
export const backend = z
  .union([z.strictObject({ local }), z.strictObject({ s3 }), z.strictObject({ azurerm }), z.strictObject({ hcp })])
  .meta({
    description:
      'Where Terraform keeps the state of this service: one of local, s3, azurerm, hcp. Credentials come from the environment of the pipeline.',
  });

export type Backend = z.output<typeof backend>;
