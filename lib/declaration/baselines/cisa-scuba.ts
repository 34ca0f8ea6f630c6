import { advised, type Baseline, goal, required } from './baseline';

/**
 * CISA SCuBA, Secure Configuration Baseline for Microsoft Entra ID, of July 2026. A SHALL is required, a SHOULD advised;
 * MS.AAD.3.1v1 is the goal behind MS.AAD.3.2v2, which holds until it is reached.
 */
export const cisaScuba: Baseline = {
  id: 'cisa-scuba',
  title: 'CISA SCuBA, Microsoft Entra ID',
  cloud: 'entra',
  entries: [
    required('MS.AAD.1.1v1', 'ENT-AU-01'),
    required('MS.AAD.2.1v1', 'ENT-RK-01'),
    advised('MS.AAD.2.2v1', 'ENT-TS-23'),
    required('MS.AAD.2.3v1', 'ENT-RK-02'),
    goal('MS.AAD.3.1v1', 'ENT-AU-04'),
    required('MS.AAD.3.2v2', 'ENT-AU-02'),
    required('MS.AAD.3.3v2', 'ENT-TS-01'),
    required('MS.AAD.3.4v1', 'ENT-TS-02'),
    required('MS.AAD.3.5v2', 'ENT-TS-03'),
    required('MS.AAD.3.6v1', 'ENT-AU-03'),
    advised('MS.AAD.3.7v1', 'ENT-DV-01'),
    advised('MS.AAD.3.8v1', 'ENT-AU-08'),
    advised('MS.AAD.3.9v1', 'ENT-AU-06'),
    required('MS.AAD.4.1v1', 'ENT-GV-04'),
    required('MS.AAD.5.1v1', 'ENT-TS-04'),
    required('MS.AAD.5.2v1', 'ENT-TS-05'),
    required('MS.AAD.5.3v1', 'ENT-TS-06'),
    advised('MS.AAD.5.5v1', 'ENT-TS-07'),
    advised('MS.AAD.5.6v1', 'ENT-TS-07'),
    advised('MS.AAD.5.7v1', 'ENT-TS-07'),
    required('MS.AAD.6.1v1', 'ENT-TS-08'),
    required('MS.AAD.7.1v1', 'ENT-PR-01'),
    required('MS.AAD.7.2v1', 'ENT-PR-02'),
    required('MS.AAD.7.3v1', 'ENT-PR-09'),
    required('MS.AAD.7.4v1', 'ENT-PR-03'),
    required('MS.AAD.7.5v1', 'ENT-PR-03'),
    required('MS.AAD.7.6v1', 'ENT-PR-04'),
    required('MS.AAD.7.7v1', 'ENT-PR-05'),
    required('MS.AAD.7.8v1', 'ENT-PR-05'),
    advised('MS.AAD.7.9v1', 'ENT-PR-05'),
    advised('MS.AAD.8.1v1', 'ENT-TS-09'),
    advised('MS.AAD.8.2v1', 'ENT-TS-10'),
    advised('MS.AAD.8.3v1', 'ENT-TS-11'),
    required('MS.AAD.9.1v1', 'ENT-AG-01'),
  ],
};
