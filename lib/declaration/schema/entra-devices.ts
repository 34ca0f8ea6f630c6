import { z } from 'zod';

/** Devices that the organization manages. What is demanded of them is rendered where this is declared. */
export const devices = z.strictObject({}).meta({
  description:
    'Write `{}` where devices are managed: compliant by Intune, joined to the own domain, or both. Unset, nothing that asks for a managed device is rendered.',
  examples: [{}],
});
