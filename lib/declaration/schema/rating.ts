import { z } from 'zod';
import { RATINGS } from '../ratings';

/** How bad a risk is. */
export const rating = z.enum(RATINGS);
