import type { Baseline } from '../baseline';

/** CISA SCuBA for Microsoft Entra ID: MS.AAD.1.1v1, 3.2v2 and 3.6v1 are SHALL. */
export const cisaScuba: Baseline = {
  id: 'cisa-scuba',
  title: 'CISA SCuBA, Microsoft Entra ID',
  required: ['ENT-AU-01', 'ENT-AU-02', 'ENT-AU-03'],
};
