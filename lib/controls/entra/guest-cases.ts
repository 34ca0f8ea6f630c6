import type { EntraSettings } from '../../declaration';
import { type Atoms, allBut, GUEST_TYPES, only } from '../../signin';
import type { SignInCase } from './sign-in-rule';

/** Every guest of every tenant. */
export const EVERY_GUEST: SignInCase = { principal: 'guests', parts: [['guestType', only(GUEST_TYPES)]] };

/** The same without the service provider users of partners who administer the directory on its owner's behalf. */
export function guestsButPartners({ guests }: EntraSettings): readonly SignInCase[] {
  const partners = guests?.partners ?? [];
  if (partners.length === 0) return [EVERY_GUEST];
  const of = (...parts: (readonly [string, Atoms])[]): SignInCase => ({ principal: 'guests', parts });
  return [
    of(['guestType', only(GUEST_TYPES.filter((type) => type !== 'serviceProvider'))]),
    of(['guestType', only(['serviceProvider'])], ['externalTenant', allBut(partners)]),
  ];
}
