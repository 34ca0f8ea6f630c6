import { type Change, itRefuses } from '../contoso';

const unguarded: Change = [
  'drilledOn: 2026-10-01',
  'drilledOn: 2026-10-01\n        unguarded: bg3@contoso.onmicrosoft.com',
];
const staged: Change = ['ENT-AU-03: reportOnly', 'ENT-AU-03: reportOnly, ENT-BG-03: enforced'];

describe('the rule for the emergency accounts', () => {
  itRefuses([
    [
      'is enforced only once they can meet it',
      [staged],
      [
        '35: services.entra.rollout.controls.ENT-BG-03: nobody states that each emergency account has registered a method that cannot be phished: this would shut them out, got "enforced"; allowed: off, reportOnly, until breakGlass.registered says who saw it and when. Write "reportOnly", and sign in with each account by such a method first. (ENT-BG-03)',
      ],
    ],
    [
      'leaves out one that there is',
      [unguarded],
      [
        '47: services.entra.entra.breakGlass.unguarded: this is none of the emergency accounts, got "bg3@contoso.onmicrosoft.com"; allowed: bg1@contoso.onmicrosoft.com, bg2@contoso.onmicrosoft.com. (ENT-BG-03)',
      ],
    ],
  ]);
});
