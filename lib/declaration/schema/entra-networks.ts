import { z } from 'zod';
import { Country } from '../../values';
import { controlId, guid, networkId } from './common';
import { id, text } from './text';

const from = z
  .array(networkId('A network of this declaration.'))
  .min(1)
  .meta({ description: 'Networks that they sign in from; from elsewhere they are blocked.', examples: [['hq']] });

const countries = z
  .array(
    text(Country.parse, {
      description: 'A country by its two letters of ISO 3166-1.',
      pattern: '^[A-Z]{2}$',
      examples: ['CH'],
    }),
  )
  .min(1)
  .optional()
  .meta({
    description: 'Countries that people sign in from; every other, and an address in none, is blocked (ENT-NW-03).',
    examples: [['CH', 'DE']],
  });

const serviceAccounts = z
  .record(
    id('Short name of the accounts.', ['backup']),
    z
      .strictObject({ group: guid('Object id of the group that holds them.'), from })
      .meta({ description: 'User accounts that programs sign in with, and from where.' }),
  )
  .optional()
  .meta({
    description:
      'Service accounts that sign in from known networks only, by a short name (ENT-NW-04). Groups of the persona that are not listed come from the trusted networks.',
  });

const sharedDevices = z
  .record(
    id('Short name of the devices.', ['meeting-rooms']),
    z
      .strictObject({
        group: guid('Object id of the role-assignable group that holds their accounts.'),
        from,
        sparedBy: z
          .array(controlId)
          .min(1)
          .meta({
            description: 'Controls whose policies leave them out. Each needs an acceptance of what that opens.',
            examples: [['ENT-AU-02']],
          }),
      })
      .meta({ description: 'Accounts of machines that can prove no second factor, and where these stand.' }),
  )
  .optional()
  .meta({
    description:
      'Meeting rooms and other shared devices whose accounts are spared by some controls, and sign in from one place only (ENT-NW-05).',
  });

const existingLocations = z
  .record(
    id('Short name of the location.', ['head-office']),
    z
      .strictObject({
        id: guid('Object id of the named location.'),
        name: z
          .string()
          .regex(/^[^'${}%\\"]*[^'${}%\\"\s][^'${}%\\"]*$/, {
            message: 'the provider looks it up by its name, which cannot hold \' " $ % { } or a backslash',
          })
          .max(256)
          .meta({ description: 'Its name in the directory, which no other has.', examples: ['Head office'] }),
        holds: z
          .array(networkId('A network of this declaration.'))
          .min(1)
          .meta({
            description: 'The networks whose ranges it holds: exactly these ranges, as they are written there.',
            examples: [['hq']],
          }),
      })
      .meta({ description: 'A named location that somebody else keeps.' }),
  )
  .optional()
  .meta({
    description:
      'Named locations that are there already, by a short name. One is used instead of one that would be made for exactly these networks, and each plan checks what it holds.',
  });

/** Where people and machines sign in from. */
export const networkSettings = { countries, serviceAccounts, sharedDevices, existingLocations };
