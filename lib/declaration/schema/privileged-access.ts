import { z } from 'zod';
import { activationDuration, DEFAULT_ACTIVATION, EntraRole, InvalidValue, UserPrincipalName } from '../../values';
import { day, email, guid } from './common';
import { text } from './text';

const person = (description: string) =>
  text(UserPrincipalName.parse, { description, examples: ['ann@contoso.example'] });

const approvers = (description: string) =>
  z.array(person('One of them decides on a request.')).min(1).optional().meta({ description });

const approverGroups = (description: string) =>
  z
    .array(guid('Object id of a role-assignable group any of whose members decides on a request; apply checks it.'))
    .min(1)
    .optional()
    .meta({ description });

/** A key that is read twice would hide one of them, so it has one spelling. */
const roleName = text(
  (given) => {
    const { name } = EntraRole.named(given);
    if (name === given) return { toString: () => name };
    throw new InvalidValue({
      problem: 'the role is spelt otherwise',
      given,
      allowed: 'a role is named as Microsoft names it',
      remedy: `Write "${name}"`,
    });
  },
  { description: 'Display name of a built-in directory role.', examples: ['Global Administrator'] },
);

const eligibleGroup = z
  .strictObject({
    id: guid('Object id of the group; apply checks that it is role-assignable and that its members are cloud-only.'),
    atMost: z
      .int()
      .min(1)
      .max(100)
      .meta({ description: 'How many members it may have; apply checks it.', examples: [3] }),
  })
  .meta({ description: 'A group that somebody else keeps, each member of which may activate the role.' });

const role = z
  .strictObject({
    eligible: z
      .array(person('Who may activate the role.'))
      .min(1)
      .optional()
      .meta({ description: 'People who may activate the role, by user principal name.' }),
    eligibleGroups: z
      .array(eligibleGroup)
      .min(1)
      .optional()
      .meta({ description: 'Existing groups whose members may activate the role.' }),
    approvers: approvers('Who decides on a request for this role, where it differs or where nobody would have to.'),
    approverGroups: approverGroups('Groups that decide on such a request, beside these people.'),
    until: day('Last day of the eligibility, where it differs.').optional(),
    activeFor: text(activationDuration, {
      description: `Longest time that an activation lasts, in half hours up to P1D. Default ${DEFAULT_ACTIVATION}.`,
      examples: ['PT4H'],
    }).optional(),
    ticket: z
      .boolean()
      .optional()
      .meta({ description: 'Whether a request names a ticket. Default false.', default: false, examples: [true] }),
  })
  .refine(({ eligible, eligibleGroups }) => eligible !== undefined || eligibleGroups !== undefined, {
    message: 'nobody is eligible for the role',
  })
  .meta({ description: 'Who may activate the role, for how long, and who decides.' });

/** Directory roles that are activated when they are needed, and held by nobody meanwhile. */
export const privilegedAccess = z
  .strictObject({
    until: day('Last day on which people are eligible, at most 365 days on: who still needs the role is asked again.'),
    approvers: approvers('Who decides on a request for Global Administrator or Privileged Role Administrator.'),
    approverGroups: approverGroups('Groups that decide on such a request, beside these people.'),
    notify: z
      .array(email('Who is told.'))
      .min(1)
      .meta({ description: 'Who is told of each assignment and each activation (ENT-PR-05).' }),
    roles: z
      .record(roleName, role)
      .refine((roles) => Object.keys(roles).length > 0, { message: 'no role is declared' })
      .meta({ description: 'The roles, by their English names.', minProperties: 1 }),
  })
  .meta({ description: 'Privileged access: who may activate which directory role (ENT-PR-01 to -05, -09).' });

export type PrivilegedAccess = z.output<typeof privilegedAccess>;
export type PrivilegedRole = z.output<typeof role>;
