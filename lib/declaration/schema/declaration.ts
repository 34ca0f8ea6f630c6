import { z } from 'zod';
import { IamName } from '../../values';
import { acceptance } from './acceptance';
import { ownBaseline } from './baseline';
import { baselineId, guid, networkId, serviceId, supplierId } from './common';
import { network } from './network';
import { service } from './service';
import { supplier } from './supplier';
import { id, text } from './text';

const deployer = z
  .strictObject({
    servicePrincipal: guid('Object id of the service principal that applies the Entra stacks.').optional(),
    awsRole: text((given) => IamName.parse(given, 'role'), {
      description: 'Name of the IAM role that applies the AWS stacks.',
      examples: ['tenant-guard-deploy'],
    }).optional(),
    from: z.array(networkId('A network of this declaration.')).min(1).meta({ description: 'Where the pipeline runs.' }),
  })
  .meta({ description: 'The pipeline that applies the stacks. No rule may shut it out.' });

/** Version 1 of a tenant's declaration. */
export const declaration = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this schema.' }),
    tenant: id('Short name of the customer organization; the first part of every stack name.', ['contoso']),
    example: z.literal(true).optional().meta({
      description: 'Marks an example: documentation addresses are allowed, remote backends are refused.',
    }),
    networks: z
      .record(networkId('Short name of the network.'), network)
      .meta({ description: 'Networks that administrators or the pipeline come from, by a short name.' }),
    suppliers: z
      .record(supplierId('Short name of the supplier.'), supplier)
      .meta({ description: 'Suppliers of the services, by a short name.' }),
    deployer,
    services: z
      .record(serviceId('Short name of the service.'), service)
      .refine((services) => Object.keys(services).length > 0, { message: 'no service is declared' })
      .meta({ description: 'Rented services, by a short name; at least one.', minProperties: 1 }),
    baselines: z
      .record(baselineId('Short name of the baseline.', ['house-rules']), ownBaseline)
      .optional()
      .meta({ description: "Baselines of the tenant's own, by a short name." }),
    acceptances: z.array(acceptance).optional().meta({ description: 'Accepted weaknesses.' }),
  })
  .meta({ title: 'Tenant declaration', description: 'One tenant with its rented services (cdktf-tenant-guard).' });

export type Declaration = z.output<typeof declaration>;
