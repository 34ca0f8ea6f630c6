import { z } from 'zod';
import { attestation, controlId } from './common';

/** What a person set by hand, since no provider can. */
export const attestations = z.record(controlId, attestation).meta({
  description:
    'By the id of a control that no provider can set: when somebody saw the setting in place. Stale after a year.',
  examples: [
    { 'ENT-TS-15': { on: '2026-11-01', by: 'iam@contoso.example', evidence: 'docs/password-protection.pdf' } },
  ],
});
