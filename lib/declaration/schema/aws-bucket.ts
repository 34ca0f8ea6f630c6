import { z } from 'zod';
import { AwsRegion, BucketName } from '../../values';
import { networkId } from './common';
import { text } from './text';

export const region = (description: string) => text(AwsRegion.parse, { description, examples: ['eu-north-1'] });

export const bucketName = (description: string, example: string) =>
  text(BucketName.parse, { description, examples: [example] });

/** How long nobody deletes a version. */
export const lock = z.strictObject({
  mode: z.enum(['compliance', 'governance']).meta({
    description: '`compliance` binds everybody, root included; `governance` whoever may not bypass it.',
  }),
  days: z
    .int()
    .min(1)
    .max(36_500)
    .meta({ description: 'Days from the writing of a version.', examples: [30] }),
});

/** A private bucket of an account. */
export const bucket = z
  .strictObject({
    name: bucketName('Name of the bucket, unique in its partition.', 'contoso-ledger'),
    region: region("Region of the bucket. Default: the account's first.").optional(),
    networks: z.array(networkId('A network of this declaration.')).min(1).optional().meta({
      description:
        'The only networks from which the bucket is reached (AWS-STO-12). Default: IAM policies alone decide.',
    }),
    vpcEndpoints: z
      .array(
        z
          .string()
          .regex(/^vpce-[0-9a-f]{8,17}$/, { message: 'the id of a VPC endpoint has the form vpce-0a1b2c3d4e5f67890' })
          .meta({ description: 'Id of a VPC endpoint.', examples: ['vpce-0a1b2c3d4e5f67890'] }),
      )
      .min(1)
      .optional()
      .meta({ description: 'VPC endpoints through which the bucket is reached besides its networks (AWS-STO-12).' }),
    keepOldVersionsDays: z
      .int()
      .min(30)
      .max(3650)
      .optional()
      .meta({
        description: 'Days for which an overwritten or deleted version is kept (AWS-STO-09). Default 90.',
        default: 90,
        examples: [90],
      }),
    lock: lock
      .optional()
      .meta({ description: 'Nobody deletes or overwrites a version before its time (AWS-STO-11). Default: no lock.' }),
    replica: z
      .strictObject({
        name: bucketName('Name of the replica, unique in its partition.', 'contoso-ledger-copy'),
        region: region('Another Region of the account.'),
      })
      .optional()
      .meta({ description: 'A copy of every version in another Region (AWS-STO-15). Default: none.' }),
  })
  .meta({ description: 'A private bucket, its requests logged (AWS-STO-01, -04 to -12, -15).' });

export type DeclaredBucket = z.output<typeof bucket>;
