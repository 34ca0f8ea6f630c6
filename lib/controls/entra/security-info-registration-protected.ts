import { type Atoms, flag, GUEST_TYPES, NO, only, YES } from '../../signin';
import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';
import type { SignInRule } from './sign-in-rule';

const REGISTERS: readonly [string, Atoms] = ['target', only(['urn:user:registersecurityinfo'])];
const MEMBER: readonly [string, Atoms] = ['guestType', only(['member'])];
const GUEST: readonly [string, Atoms] = ['guestType', only(GUEST_TYPES)];
const TRUSTED = flag('location', 'AllTrusted');

/** Members outside the trusted locations; and those who may do with a second factor: members inside them, and guests. */
const RULES: readonly SignInRule[] = [
  {
    demand: 'managedDevice',
    cases: () => [{ principal: 'All', parts: [REGISTERS, MEMBER, [TRUSTED, NO]] }],
    lacking: 'to register security information without a managed device and outside the trusted network',
    remedy:
      'enforce a policy for the user action registersecurityinfo that requires a compliant or hybrid joined device, or that blocks every place but the trusted locations; only emergency accounts may stay out',
  },
  {
    demand: 'managedDeviceOrMultifactor',
    cases: () => [
      { principal: 'All', parts: [REGISTERS, MEMBER, [TRUSTED, YES]] },
      { principal: 'All', parts: [REGISTERS, GUEST] },
    ],
    lacking: 'to register security information with a password alone',
    remedy:
      'enforce a policy for all resources that requires MFA, which is asked for there, too, or require a managed device; only emergency accounts may stay out',
  },
];

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
  check: (situation) => outcomesOfAll(situation, RULES),
};
