import { APPLY_CONDITIONS } from '../../lib/values';
import { removeFolders } from '../support/guarded-app';
import { dataOf } from './rendered-tenant';

afterAll(removeFolders);

interface LookUp {
  readonly object_id: string;
  readonly lifecycle?: { readonly postcondition: readonly { readonly condition: string }[] };
}

const PILOT = '6f1e2d3c-2222-4a2b-8c3d-000000000007';
/** The look-ups of groups that policies name, each with whether it has to be role-assignable. */
const lookUps = (change?: (text: string) => string) =>
  (Object.entries(dataOf('adatum', 'azuread_group', change)) as [string, LookUp][])
    .filter(([name]) => name.startsWith('group-'))
    .map(([, { object_id, lifecycle }]) => {
      const held = lifecycle?.postcondition.map(({ condition }) => condition) ?? [];
      return `${object_id.slice(-2)}${held.includes(APPLY_CONDITIONS.roleAssignable) ? ' protected' : ''}`;
    })
    .sort();
/** The groups of personas, of service accounts and of shared devices. */
const NAMED = ['e1 protected', 'e2', 'e3', 'e4', 'e5 protected', 'e6', 'e7 protected'];
const piloted = (from: string, to: string) => (text: string) =>
  text.replace(from, to).replace('until: 2027-01-31', `until: 2027-01-31\n      pilotGroup: ${PILOT}`);

describe('groups that are there already, and that policies name', () => {
  it('are looked up, and those that are declared to be protected have to be', () => {
    expect(lookUps()).toEqual(NAMED);
  });

  it('are looked up once, the protected ones too', () => {
    expect(lookUps((text) => text.replace('protectedGroups:\n', `$&        - ${PILOT}\n`))).toEqual([
      '07 protected',
      ...NAMED,
    ]);
  });

  it('are the pilot group among them, while something is in that stage', () => {
    expect(lookUps(piloted('stage: enforced', 'stage: pilot'))).toEqual(['07', ...NAMED]);
    expect(lookUps(piloted('ENT-AU-09: enforced', 'ENT-AU-09: pilot'))).toEqual(['07', ...NAMED]);
    expect(lookUps(piloted('', ''))).toEqual(NAMED);
  });
});
