import { UserPrincipalName } from '../../lib/values';
import { refusal } from './refusal';

describe('UserPrincipalName', () => {
  it('is lower case and knows its domain', () => {
    const upn = UserPrincipalName.parse('BG1@Contoso.OnMicrosoft.com');
    expect([String(upn), upn.domain]).toEqual(['bg1@contoso.onmicrosoft.com', 'contoso.onmicrosoft.com']);
    expect(upn.equals(UserPrincipalName.parse('bg1@contoso.onmicrosoft.com'))).toBe(true);
    expect(upn.equals(UserPrincipalName.parse('bg2@contoso.onmicrosoft.com'))).toBe(false);
  });

  it('reads the name of a guest', () => {
    const guest = 'ann_fabrikam.example#ext#@contoso.onmicrosoft.com';
    expect(String(UserPrincipalName.parse(guest))).toBe(guest);
  });

  it.each([
    '',
    'bg1',
    'bg1@contoso',
    '@contoso.example',
    'b g1@contoso.example',
    'bg1.@contoso.example',
    'a+b@contoso.example',
    'bg1@contoso.example ',
    'bg1@@contoso.example',
    `${'a'.repeat(65)}@contoso.example`,
    'bg1@contoso.example\n',
  ])('refuses %j', (text) => {
    expect(refusal(() => UserPrincipalName.parse(text)).given).toBe(text);
  });

  it.each([
    ['bg1@contoso.onmicrosoft.com', 'global'],
    ['bg1@contoso.onmicrosoft.us', 'usGovernment'],
    ['bg1@contoso.partner.onmschina.cn', 'china'],
  ] as const)('finds %s in the initial domain of the cloud %s only', (text, home) => {
    const upn = UserPrincipalName.parse(text);
    for (const cloud of ['global', 'usGovernment', 'china'] as const) {
      expect([cloud, upn.isInitialDomain(cloud)]).toEqual([cloud, cloud === home]);
    }
  });

  it.each([
    'bg1@contoso.example',
    'bg1@contoso.mail.onmicrosoft.com',
    'bg1@onmicrosoft.com',
    'bg1@evilonmicrosoft.com',
  ])('does not take %s for one of an initial domain', (text) => {
    expect(UserPrincipalName.parse(text).isInitialDomain('global')).toBe(false);
  });
});
