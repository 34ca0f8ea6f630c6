import { acceptanceControls } from './acceptance';
import { awsControls } from './aws';
import type { Control } from './control';
import { entraControls } from './entra';
import { guardedByRung } from './guarded-by-rung';
import { riskDecided } from './risk-decided';
import { supplierControls } from './supplier';

/** Every control, in the order of its id. */
export const catalogue: readonly Control[] = [
  ...acceptanceControls,
  ...entraControls,
  ...awsControls,
  guardedByRung,
  riskDecided,
  ...supplierControls,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The control of an id. */
export function controlOf(id: string): Control | undefined {
  return catalogue.find((control) => control.id === id);
}
