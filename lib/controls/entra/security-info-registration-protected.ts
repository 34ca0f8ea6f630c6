import type { EntraSettings } from '../../declaration';
import { type Atoms, flag, GUEST_TYPES, NO, only, YES } from '../../signin';
import type { Control } from '../control';
import { entraSettingsOf } from './entra-settings';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';
import type { SignInRule } from './sign-in-rule';

const REGISTERS: readonly [string, Atoms] = ['target', only(['urn:user:registersecurityinfo'])];
const MEMBER: readonly [string, Atoms] = ['guestType', only(['member'])];
const GUEST: readonly [string, Atoms] = ['guestType', only(GUEST_TYPES)];
const TRUSTED = flag('location', 'AllTrusted');

/** Members outside the trusted locations, who need a managed device. */
function outside({ devices, trusted }: Partial<EntraSettings> = {}): SignInRule {
  const isDeclared = devices !== undefined || trusted !== undefined;
  return {
    demand: 'managedDevice',
    cases: () => [{ principal: 'All', parts: [REGISTERS, MEMBER, [TRUSTED, NO]] }],
    lacking: 'to register security information without a managed device and outside the trusted network',
    remedy: `${isDeclared ? '' : 'declare devices: {} of the directory where they are managed, else its trusted networks; or '}enforce a policy for the user action registersecurityinfo that requires a compliant or hybrid joined device, or that blocks every place but the trusted locations; only emergency accounts may stay out`,
  };
}

/** Those who may do with a second factor: members in the trusted locations, and guests. */
const WITH_A_SECOND_FACTOR: SignInRule = {
  demand: 'managedDeviceOrMultifactor',
  cases: () => [
    { principal: 'All', parts: [REGISTERS, MEMBER, [TRUSTED, YES]] },
    { principal: 'All', parts: [REGISTERS, GUEST] },
  ],
  lacking: 'to register security information with a password alone',
  remedy:
    'enforce a policy for all resources that requires MFA, which is asked for there, too, or require a managed device; only emergency accounts may stay out',
};

/**
 * ENT-AU-08: security information is registered on a managed device, or in the trusted network with a second factor; guests,
 * who have no managed device here, register it with a second factor. Emergency accounts are exempt.
 *
 * What is trusted is what the trusted named locations hold, which ENT-NW-01 judges. A Temporary Access Pass counts as a
 * second factor, so that new staff can begin.
 */
export const securityInfoRegistrationProtected: Control = {
  id: 'ENT-AU-08',
  title: 'Registration of security information is protected',
  risk: 'Whoever has the password of somebody without a second factor registers one of their own, and stays in.',
  remedy:
    'Enforce a policy for the user action registersecurityinfo that requires a managed device or, where there are none, blocks every place but the trusted locations',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.8v1' },
    { source: 'CIS M365 v7', id: '5.2.2.10' },
    { source: 'Maester', id: 'MT.1011' },
    { source: 'NIST 800-53', id: 'AC-20' },
    { source: 'NIST 800-53', id: 'IA-3' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) => outcomesOfAll(situation, [outside(entraSettingsOf(situation)), WITH_A_SECOND_FACTOR]),
};
