import { z } from 'zod';
import { controlId } from './common';
import { prose } from './text';

/** A baseline of the tenant's own: controls that it demands besides those of the published ones. */
export const ownBaseline = z
  .strictObject({
    title: prose('What it is called.', 'House rules of Contoso'),
    required: z.array(controlId).min(1).meta({ description: 'Controls whose failure stops synthesis.' }),
    advisory: z.array(controlId).optional().meta({ description: 'Controls whose failure is told.' }),
  })
  .meta({ description: "A baseline of the tenant's own." });
