/**
 * Controls of settings that azuread has no resource for, which a person makes by hand and attests to under
 * `entra.attestations`. The catalogue has a control for each of them.
 */
export const ATTESTABLE_CONTROLS: readonly string[] = [
  'AWS-MFA-07',
  'ENT-AG-01',
  'ENT-BG-05',
  'ENT-BG-07',
  'ENT-GU-05',
  'ENT-GV-04',
  'ENT-PR-06',
  'ENT-PR-08',
  'ENT-SS-05',
  ...Array.from({ length: 23 }, (_, index) => `ENT-TS-${String(index + 1).padStart(2, '0')}`),
];
