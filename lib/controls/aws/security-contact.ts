import { serviceOf } from '../../declaration';
import type { Entity } from '../../posture';
import { all } from '../../requests';
import type { Control, Situation } from '../control';
import { awsAccountOf, placeOf } from './account';
import { type Gap, holds, outcomeOf, settingGaps } from './gap';
import { judgeAmong } from './regional';

const REMEDY =
  'declare securityContact of the service, and make an aws_account_alternate_contact of type SECURITY with its e-mail address';

/** AWS-IAM-04: AWS has a contact for security, and it is the declared one. */
export const securityContact: Control = {
  id: 'AWS-IAM-04',
  title: 'AWS knows whom to tell of a security matter',
  risk: 'AWS writes of a leaked key to a mailbox that nobody reads.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.3' },
    { source: 'AWS FSBP', id: 'Account.1' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [
    ['alternateContact', 'account'],
    ['alternateContact', 'type'],
    ['alternateContact', 'email'],
  ],
  check: (situation) => {
    const account = awsAccountOf(situation)?.id;
    const contacts: readonly Entity<'alternateContact'>[] = situation.posture.entities.alternateContact;
    const { gaps, by } = judgeAmong(
      contacts.map((entity) => ({
        entity,
        belongs: all([
          holds(entity.fields.type, (value) => value === 'SECURITY'),
          holds(entity.fields.account, (value) => value === undefined || value === account),
        ]),
      })),
      (contact) => gapsOf(contact, situation),
      {
        given: 'no aws_account_alternate_contact of type SECURITY is in the stack',
        meaning: { settings: ['securityContact=unset'] },
        origins: [],
      },
    );
    return [outcomeOf({ subject: by[0] ?? placeOf(situation), remedy: REMEDY, meaning: {}, gaps, by })];
  },
};

function gapsOf({ fields: { email } }: Entity<'alternateContact'>, { facts }: Situation): Gap[] {
  const service = facts === undefined ? undefined : serviceOf(facts);
  const declared = service?.kind === 'aws' ? service.aws.securityContact?.email : undefined;
  return settingGaps('securityContact', email, (value) => value !== undefined && (declared ?? value) === value);
}
