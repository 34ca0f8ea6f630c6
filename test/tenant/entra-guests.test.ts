import { removeFolders } from '../support/guarded-app';
import { policiesOf } from './rendered-tenant';

afterAll(removeFolders);

const namesOf = (...given: Parameters<typeof policiesOf>) =>
  policiesOf(...given)
    .flatMap(({ display_name: name }) => (/^CA40/.test(name) ? [name.slice(0, 5)] : []))
    .sort();

describe('policies for guests of a declared directory', () => {
  it('are those that baselines, a stage of their own or a list of applications ask for', () => {
    expect(namesOf('contoso')).toEqual([]);
    expect(namesOf('adatum')).toEqual(['CA401', 'CA402', 'CA403', 'CA404']);
    expect(namesOf('adatum', (text) => text.replace(/guests: \{.*\}/, 'guests: {}'))).toEqual([
      'CA401',
      'CA403',
      'CA404',
    ]);
    expect(namesOf('adatum', (text) => text.replace(/ *ENT-GU-0[34]: enforced\n/g, ''))).toEqual(['CA401', 'CA402']);
  });

  it('leave declared partners out of both blocks', () => {
    const blocks = policiesOf('adatum').filter(({ display_name: name }) => /^CA40[23]/.test(name));
    for (const { conditions } of blocks) {
      expect(conditions.users).toMatchObject({
        excluded_guests_or_external_users: [
          {
            guest_or_external_user_types: ['serviceProvider'],
            external_tenants: [{ membership_kind: 'enumerated', members: ['6f1e2d3c-6666-4a2b-8c3d-0000000000d3'] }],
          },
        ],
      });
    }
    expect(blocks).toHaveLength(2);
  });
});
