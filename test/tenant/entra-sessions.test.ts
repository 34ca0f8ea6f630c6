import { removeFolders } from '../support/guarded-app';
import { policiesOf } from './rendered-tenant';

afterAll(removeFolders);

/** Name, count and unit of each policy with a sign-in frequency in time. */
const frequencies = (...given: Parameters<typeof policiesOf>) =>
  policiesOf(...given)
    .flatMap(({ display_name: name, session_controls: session }) =>
      session?.sign_in_frequency === undefined
        ? []
        : [`${name.slice(0, 5)} ${session.sign_in_frequency} ${session.sign_in_frequency_period}`],
    )
    .filter((line) => /CA104|CA01[56]/.test(line))
    .sort();
const declared = (sessions: string) => (text: string) =>
  text.replace(/sessions: \{[^}]*\}/, `sessions: { ${sessions} }`);

describe('sessions of a declared directory', () => {
  it('last as long as usual where nothing is said', () => {
    expect(frequencies('adatum')).toEqual(['CA015 7 days', 'CA016 1 hours', 'CA104 4 hours']);
  });

  it('last as long as is declared', () => {
    const change = declared('userDays: 3, adminHours: 2, unmanagedHours: 8');
    expect(frequencies('adatum', change)).toEqual(['CA015 3 days', 'CA016 8 hours', 'CA104 2 hours']);
  });

  it('are not limited where no baseline asks for it', () => {
    expect(frequencies('contoso')).toEqual([]);
  });

  it('of privileged roles end in an outage where that is chosen, and only there', () => {
    const ending = (...given: Parameters<typeof policiesOf>) =>
      policiesOf(...given).filter(({ session_controls: session }) => session?.disable_resilience_defaults === true);
    expect(ending('adatum').map(({ display_name: name }) => name)).toEqual([
      'CA105-Admins-SessionControl-AllResources-NoResilienceDefaults',
    ]);
    expect(ending('adatum', declared('userDays: 7'))).toEqual([]);
  });

  it.each([
    ['userDays: 8', '7'],
    ['adminHours: 5', '4'],
    ['unmanagedHours: 13', '12'],
    ['guestHours: 25', '24'],
    ['adminHours: 0', '1'],
    ['adminHours: 1.5', 'whole'],
  ])('are refused with %s', (sessions, told) => {
    expect(() => policiesOf('adatum', declared(sessions))).toThrow(told);
  });
});
