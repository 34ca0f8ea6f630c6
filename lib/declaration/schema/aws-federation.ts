import { z } from 'zod';
import { SamlMetadata } from '../../values';
import { policies, roleName, sessionHours } from './aws-roles';
import { text } from './text';

const entraRole = z
  .strictObject({ policies, sessionHours })
  .meta({ description: 'A role that people get by signing in to the directory (AWS-MFA-06).' });

/** How people of the directory come into the account. */
export const federation = z
  .strictObject({
    metadata: text((given) => SamlMetadata.parse(given), {
      description: 'The "Federation Metadata XML" of the enterprise application, as text. It holds no secret.',
      examples: ['<?xml version="1.0" encoding="utf-8"?><EntityDescriptor …>'],
    }),
    provider: z
      .string()
      .regex(/^[\w.-]{1,128}$/, { message: 'the name of a SAML provider has 1 to 128 letters, digits and _ . -' })
      .optional()
      .meta({ description: 'Name of the provider in IAM. Default entra.', default: 'entra', examples: ['entra'] }),
    roles: z
      .record(roleName, entraRole)
      .refine((roles) => Object.keys(roles).length > 0, { message: 'no role is declared' })
      .meta({ description: 'Roles by their names; at least one.', minProperties: 1 }),
  })
  .meta({
    description:
      'Sign-in by the Entra directory whose Conditional Access guards the service (AWS-MFA-06). Default: none is made.',
  });
