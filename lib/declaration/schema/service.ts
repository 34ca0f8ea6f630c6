import { z } from 'zod';
import { awsSettings } from './aws';
import { backend } from './backend';
import { baselineId, supplierId } from './common';
import { entraSettings } from './entra';
import { riskDecision } from './risk-decision';
import { rollout } from './rollout';
import { rung } from './rung';
import { exit, heldData } from './service-record';

const ENTRA_BASELINES = [
  'cisa-scuba',
  'cis-m365-v7',
  'cis-m365-v7-level-2',
  'microsoft-secure-foundation',
  'microsoft-zero-trust',
  'house-rules',
];

const AWS_BASELINES = ['aws-fsbp', 'cis-aws-v7', 'cis-aws-v7-level-2', 'data-perimeter', 'house-rules'];

const rented = {
  supplier: supplierId('The supplier that the service is rented from.'),
  guard: rung,
  rollout,
  risks: z.array(riskDecision).meta({ description: 'Decisions on the risks that no setting closes (RSK-01).' }),
  exit,
  holds: heldData,
};

const providerVersion = z
  .string()
  .regex(/^[~><=! \d.,]+$/, { message: 'a Terraform version constraint has the form "~> 3.7" or ">= 6.25.0, < 7.0.0"' })
  .optional()
  .meta({
    description: "Version constraint of the provider. Default: the binding's exact version.",
    examples: ['~> 3.7'],
  });

/** One rented shared service environment. */
export const service = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('entra').meta({ description: 'A Microsoft Entra directory.' }),
      ...rented,
      baselines: z
        .array(baselineId('A baseline, or one of `baselines`.', ENTRA_BASELINES))
        .min(1)
        .optional()
        .meta({ description: 'Baselines to render and to judge by. Default [cisa-scuba].', default: ['cisa-scuba'] }),
      backend,
      providerVersion,
      entra: entraSettings,
    }),
    z.strictObject({
      kind: z.literal('aws').meta({ description: 'An AWS organization or account.' }),
      ...rented,
      baselines: z
        .array(baselineId('A baseline, or one of `baselines`.', AWS_BASELINES))
        .min(1)
        .optional()
        .meta({ description: 'Baselines to judge by. Default [aws-fsbp].', default: ['aws-fsbp'] }),
      backend,
      providerVersion,
      aws: awsSettings,
    }),
    z.strictObject({ kind: z.literal('saas').meta({ description: 'Software as a service.' }), ...rented }),
    z.strictObject({ kind: z.literal('other').meta({ description: 'A portal of a vendor.' }), ...rented }),
  ])
  .meta({
    description:
      'A rented service: `entra` (a directory), `aws` (an organization or account), `saas` (behind Entra single sign-on), `other` (a portal of a vendor).',
  });

export type Service = z.output<typeof service>;
export type EntraService = Extract<Service, { kind: 'entra' }>;
export type AwsService = Extract<Service, { kind: 'aws' }>;
export type ServiceKind = Service['kind'];
