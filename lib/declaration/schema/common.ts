import { z } from 'zod';
import { Day, EmailAddress, Guid } from '../../values';
import { id, prose, text } from './text';

export const day = (description: string) =>
  text(Day.parse, { description, pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-11-01'] });

export const email = (description: string) =>
  text(EmailAddress.parse, { description, pattern: '^[^@\\s]+@[^@\\s]+$', examples: ['iam@contoso.example'] });

export const guid = (description: string) =>
  text(Guid.parse, {
    description,
    pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
    examples: ['6f1e2d3c-1111-4a2b-8c3d-000000000001'],
  });

export const serviceId = (description: string) => id(description, ['entra', 'aws', 'crm']);
export const networkId = (description: string) => id(description, ['hq', 'pipeline']);
export const baselineId = (description: string, known: readonly string[]) => id(description, known);
export const supplierId = (description: string) => id(description, ['microsoft', 'amazon']);

export const controlId = z
  .string()
  .regex(/^[A-Z]{3}(-[A-Z]{2,3})?-\d{2}$/, { message: 'a control id has the form ENT-AU-01, AWS-STO-01 or LAD-01' })
  .meta({
    description: 'Id of a control; `tenant-guard explain` lists them.',
    examples: ['ENT-AU-02', 'LAD-01'],
  });

export const stage = z.enum(['off', 'reportOnly', 'pilot', 'enforced']).meta({
  description:
    'How far the roll-out has come. Only `enforced` protects: off, reportOnly and pilot are accepted for the owner until the end date, then refused.',
});

/** What a supplier answers when it is asked by what our instance can be restricted. */
export const restrictableBy = z.enum(['conditionalAccess', 'ipAllowList', 'neither', 'unknown']);

export const attestation = z
  .strictObject({
    on: day('Day on which the setting was seen to be in place.'),
    by: email('Who saw it.'),
    evidence: prose('Where the proof is kept: a file, a ticket, an address.', 'docs/crm-allow-list-2026-10.pdf'),
  })
  .meta({ description: 'A dated statement that a setting which no provider can make was made by hand.' });

export type Stage = z.output<typeof stage>;
export type Attestation = z.output<typeof attestation>;
