import { z } from 'zod';
import { MethodCombination } from '../../values';
import { guid } from './common';
import { text } from './text';

const made = z.strictObject({
  combinations: z
    .array(
      text(MethodCombination.parse, {
        description: 'A combination of methods in the spelling of Microsoft Graph.',
        examples: MethodCombination.strong.map(String),
      }),
    )
    .min(1)
    .meta({ description: 'What the strength takes that is made here. SMS, voice and e-mail are refused.' }),
});
const there = z.strictObject({
  existing: guid('Object id of a strength that is there already. What it takes cannot be judged.'),
});

/** The authentication strength that stands for a second factor: one made here, or one that is there. */
export const mfaStrength = z.union([made, there]).meta({
  description:
    'What a second factor has to be, for all users and for management (ENT-AU-09): `combinations` or `existing`. Unset: whatever Microsoft counts as MFA.',
  examples: [{ combinations: ['fido2', 'windowsHelloForBusiness', 'password,microsoftAuthenticatorPush'] }],
});
