import { type Change, itRefuses } from '../contoso';

const OWN: Change = [
  'version: 1\n',
  'version: 1\nbaselines: { house: { title: House rules, required: [ENT-NW-01] } }\n',
];
const choose = (ids: string): Change => ['kind: entra\n', `kind: entra\n    baselines: ${ids}\n`];

describe('a baseline that a service chooses', () => {
  itRefuses([
    [
      'is published or declared',
      [OWN, choose('[cisa-scubba]')],
      [
        '30: services.entra.baselines.0: there is no such baseline for a service of kind entra, got "cisa-scubba"; allowed: cis-m365-v7, cis-m365-v7-level-2, cisa-scuba, house, microsoft-secure-foundation, microsoft-zero-trust. Did you mean "cisa-scuba"?',
      ],
    ],
    [
      'is one for its cloud',
      [choose('[aws-fsbp]')],
      [
        '29: services.entra.baselines.0: there is no such baseline for a service of kind entra, got "aws-fsbp"; allowed: cis-m365-v7, cis-m365-v7-level-2, cisa-scuba, microsoft-secure-foundation, microsoft-zero-trust.',
      ],
    ],
    [
      'is chosen once',
      [choose('[cisa-scuba, cisa-scuba]')],
      ['29: services.entra.baselines.1: this baseline stands twice, got "cisa-scuba"; allowed: each once.'],
    ],
    [
      'is not declared over a published one',
      [['version: 1\n', 'version: 1\nbaselines: { cisa-scuba: { title: Less, required: [ENT-NW-01] } }\n']],
      ['3: baselines.cisa-scuba: a published baseline has this name, got "cisa-scuba". Give your own another name.'],
    ],
  ]);
});
