import { type Change, changed, itRefuses, refusals } from '../contoso';

const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000011';
const personas = (text: string): Change => ['licence: P2\n', `licence: P2\n      personas: ${text}\n`];

describe('personas', () => {
  it('are groups by object id, and all guests', () => {
    expect(refusals(changed(personas(`{ admins: [${GROUP}], guests: all }`)))).toEqual([]);
  });

  itRefuses([
    [
      'have each group once',
      [personas(`{ admins: [${GROUP}], internals: [${GROUP}] }`)],
      [
        `43: services.entra.entra.personas.internals.0: this group stands under admins already, got "${GROUP}"; allowed: each group once.`,
      ],
    ],
    [
      'do not hold the emergency accounts',
      [personas(`{ admins: [${GROUP}] }`), ['drilledOn: 2026-10-01', `drilledOn: 2026-10-01\n        group: ${GROUP}`]],
      [
        `43: services.entra.entra.personas.admins.0: this is the group of the emergency accounts, which no policy is for, got "${GROUP}". Remove it. (ENT-BG-02)`,
      ],
    ],
    [
      'are declared where they are begun',
      [personas('{}')],
      [
        '43: services.entra.entra.personas: no persona is declared; allowed: Personas by group. Whoever is in none is blocked (ENT-GV-05). A small tenant needs none.',
      ],
    ],
  ]);
});
