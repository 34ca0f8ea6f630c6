import { type Change, itRefuses } from '../contoso';

const staged = (control: string): Change => ['ENT-AU-03: reportOnly', `ENT-AU-03: reportOnly, ${control}: enforced`];
const P1: Change = ['licence: P2', 'licence: P1'];

describe('policies by risk', () => {
  itRefuses([
    [
      'need licence P2',
      [P1, ['licence: P1', 'licence: P1\n      risk: { blockMediumSignIns: true }']],
      [
        '43: services.entra.entra.risk: policies by risk need Entra ID P2, and the declared licence is P1. Remove it, or write "licence: P2" where the users have it. (ENT-RK-02)',
      ],
    ],
    [
      'need it for a stage of their own, too',
      [P1, staged('ENT-RK-03')],
      [
        '35: services.entra.rollout.controls.ENT-RK-03: policies by risk need Entra ID P2, and the declared licence is P1. Remove it, or write "licence: P2" where the users have it. (ENT-RK-03)',
      ],
    ],
    [
      'block users at high risk or have them change their password',
      [staged('ENT-RK-04')],
      [
        '35: services.entra.rollout.controls.ENT-RK-04: users at high risk are blocked by ENT-RK-01, and never come to change their password; allowed: one of ENT-RK-01 (block) and ENT-RK-04 (password change). Remove it: the block meets ENT-RK-04, too. (ENT-RK-04)',
      ],
    ],
  ]);
});
