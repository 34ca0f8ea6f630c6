import { type Focus, subjectName } from '../../declaration';
import type { Entity, Posture } from '../../posture';
import type { Situation } from '../control';
import { accountIdOf, makesTrail, organizationTrail } from './account';

/** A stack that may hold a trail which records the account that is judged. */
export interface TrailPlace {
  /** The stack as the controls see it by itself. */
  readonly there: Situation;
  /** Whether it is another stack than the one that is judged. */
  readonly isElsewhere: boolean;
  /** Whether only a trail of the organization counts there. */
  readonly ofOrganization: boolean;
}

/**
 * Where trails are that record the account: its own stack; and where it is declared in an organization, the stack of that,
 * and those of its other accounts, for an account can make the organization's trail on behalf of the management account.
 * Another stack is such a place only with a trail that can be the organization's.
 */
export function trailPlaces(situation: Situation): readonly TrailPlace[] {
  const { facts } = situation;
  const trail = organizationTrail(situation);
  const own: TrailPlace = {
    there: situation,
    isElsewhere: false,
    ofOrganization: trail !== undefined && makesTrail(situation, trail),
  };
  const service = facts?.declaration.services[facts.focus.service];
  if (facts === undefined || service?.kind !== 'aws' || service.aws.organization === undefined) return [own];
  // The stack of the organization itself is judged by what it makes.
  if (facts.focus.organization) return [own];
  const elsewhere = (posture: Posture | undefined, part: Omit<Focus, 'service'>): TrailPlace[] => {
    if (posture === undefined) return [];
    const focus = { service: facts.focus.service, ...part };
    const place = {
      there: { ...situation, posture, facts: { ...facts, focus } },
      isElsewhere: true,
      ofOrganization: true,
    };
    return trailsIn(place).length === 0 ? [] : [place];
  };
  return [
    own,
    ...elsewhere(situation.organization(), { organization: true }),
    ...Object.keys(service.aws.accounts)
      .filter((account) => account !== facts.focus.account)
      .flatMap((account) => elsewhere(situation.account(account), { account })),
  ];
}

/** The trails of a stack that can count there. */
export function trailsIn({ there: { posture }, isElsewhere }: TrailPlace): readonly Entity<'trail'>[] {
  const trails: readonly Entity<'trail'>[] = posture.entities.trail;
  if (!isElsewhere) return trails;
  return trails.filter(({ fields: { organization } }) => organization.is !== 'absent' && !isFalse(organization));
}

function isFalse(flag: Entity<'trail'>['fields']['organization']): boolean {
  return flag.is === 'known' && !flag.value;
}

/** The other stack that is declared to make the organization's trail: `aws.organization`, `aws.prod`. */
export function declaredTrailStack(
  situation: Situation,
): { readonly name: string; readonly read: boolean } | undefined {
  const trail = organizationTrail(situation);
  if (trail === undefined || makesTrail(situation, trail)) return undefined;
  const { account } = trail;
  const service = situation.facts?.focus.service ?? '';
  return account === undefined
    ? { name: subjectName({ service, organization: true }), read: situation.organization() !== undefined }
    : { name: subjectName({ service, account }), read: situation.account(account) !== undefined };
}

/** Whether nothing is asked of the stack: that of an organization whose trail is made elsewhere, or nowhere. */
export function isSparedTrail(situation: Situation): boolean {
  if (!situation.facts?.focus.organization || situation.posture.entities.trail.length > 0) return false;
  const trail = organizationTrail(situation);
  return trail === undefined || !makesTrail(situation, trail);
}

/** Why nothing is asked of it. */
export const SPARED = 'no trail is declared for the management account; each account is asked for one';

/** Id of the account whose trail it is as AWS counts it: that of an organization is one of the management account. */
export function trailOwner(situation: Situation, { fields: { organization } }: Entity<'trail'>): string | undefined {
  const declared = situation.facts?.declaration.services[situation.facts.focus.service];
  const isOfOrganization = organization.is === 'known' && organization.value;
  const settings = declared?.kind === 'aws' ? declared.aws.organization : undefined;
  return isOfOrganization && settings !== undefined ? settings.managementAccount : accountIdOf(situation);
}
