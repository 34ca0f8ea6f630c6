import { z } from 'zod';
import { IamName } from '../../values';
import { supplierId } from './common';
import { text } from './text';

export const roleName = text((given) => IamName.parse(given, 'role'), {
  description: 'Name of the role.',
  examples: ['break-glass-admin'],
});

export const policies = z
  .array(
    z
      .string()
      .regex(/^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/.+$/, {
        message: 'the ARN of a managed policy has the form arn:aws:iam::aws:policy/ReadOnlyAccess',
      })
      .meta({ description: 'ARN of a managed policy.', examples: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
  )
  .min(1)
  .meta({ description: 'Managed policies that say what the role may do.' });

export const sessionHours = z
  .int()
  .min(1)
  .max(4)
  .optional()
  .meta({ description: 'Hours after which a session ends. Default 1.', default: 1, examples: [1] });

const privilegedRole = z
  .strictObject({
    users: z
      .array(
        z
          .string()
          .regex(/^arn:[a-z-]+:iam::\d{12}:user\/[^*]+$/, {
            message: 'the ARN of a user has the form arn:aws:iam::111122223333:user/ann',
          })
          .meta({ description: 'ARN of an IAM user.', examples: ['arn:aws:iam::111122223333:user/ann'] }),
      )
      .min(1)
      .meta({ description: 'The users who may assume it, each by its name.' }),
    policies,
    mfaMinutes: z
      .int()
      .min(15)
      .max(720)
      .optional()
      .meta({ description: 'Minutes for which a proof of MFA counts. Default 60.', default: 60, examples: [60] }),
    sessionHours,
  })
  .meta({ description: 'A role that users assume with MFA that they just proved (AWS-MFA-02).' });

const supplierRole = z
  .strictObject({
    supplier: supplierId('The supplier who assumes it; its record is under `suppliers`.'),
    assumedBy: z
      .array(
        z
          .string()
          .regex(/^arn:[a-z-]+:iam::\d{12}:(?:role|user)\/[^*]+$/, {
            message: 'the ARN of a role or user has the form arn:aws:iam::999988887777:role/support',
          })
          .meta({ description: 'ARN of a role or user.', examples: ['arn:aws:iam::999988887777:role/support'] }),
      )
      .min(1)
      .meta({ description: "The supplier's roles or users, each by its name; never the root of its account." }),
    externalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{16,1224}$/, {
        message: 'an external id has 16 to 1224 letters, digits and _ + = , . @ : / -',
      })
      .meta({
        description: 'What the supplier sends with each request, agreed for this customer alone. It is no secret.',
        examples: ['6f1e2d3c-1111-4a2b-8c3d-00000000000a'],
      }),
    policies,
    sessionHours,
  })
  .meta({ description: 'A role that a supplier assumes from its own account (AWS-IAM-05).' });

/** Roles of an account that people and suppliers assume. */
export const awsRoles = {
  privilegedRoles: z.record(roleName, privilegedRole).optional().meta({
    description: 'Roles that users assume with fresh MFA, by their names. Default: none is made.',
  }),
  supplierRoles: z.record(roleName, supplierRole).optional().meta({
    description: 'Roles that suppliers assume, by their names. Default: none is made.',
  }),
};
