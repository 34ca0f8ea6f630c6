import { z } from 'zod';
import { DEVICE_PLATFORMS, USUAL_PLATFORMS, workstationProblem } from '../../values';
import { text } from './text';

/** Devices that the organization manages. What is demanded of them is rendered where this is declared. */
export const devices = z
  .strictObject({
    platforms: z
      .array(z.enum(DEVICE_PLATFORMS))
      .min(1)
      .optional()
      .meta({
        description: `Platforms that people use; every other is blocked (ENT-DV-05). Default ${USUAL_PLATFORMS.join(', ')}.`,
        default: [...USUAL_PLATFORMS],
        examples: [['iOS', 'windows']],
      }),
    workstations: text(workstationRule, {
      description:
        'Rule that only privileged workstations match: administrators come from these alone (ENT-DV-04). It asks for what only an administrator or the management gives a device.',
      examples: ['device.extensionAttribute1 -eq "PAW" -and device.isCompliant -eq True'],
    }).optional(),
  })
  .meta({
    description:
      'Write `{}` where devices are managed: compliant by Intune, joined to the own domain, or both. Unset, nothing that asks for a managed device is rendered.',
  });

function workstationRule(given: string): string {
  const problem = workstationProblem(given);
  if (problem !== undefined) throw problem;
  return given.trim();
}
