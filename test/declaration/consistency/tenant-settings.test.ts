import { changed, itRefuses, refusals } from '../contoso';

const LICENCE = 'licence: P2';
const REVIEWERS = 'consentReviewers: 6f1e2d3c-2222-4a2b-8c3d-000000000001';

describe('what a setting of the directory needs', () => {
  itRefuses([
    [
      'is not said where nothing writes the setting',
      [[LICENCE, `${LICENCE}\n      ${REVIEWERS}\n      domains: [contoso.com]`]],
      [
        '43: services.entra.entra.consentReviewers: nothing writes the setting that this is for, got consentReviewers; allowed: it stands beside tenantSettings: msgraph. Add "tenantSettings: msgraph", or take it out. (ENT-TS-06)',
        '44: services.entra.entra.domains: nothing writes the setting that this is for, got domains; allowed: it stands beside tenantSettings: msgraph. Add "tenantSettings: msgraph", or take it out. (ENT-TS-08)',
      ],
    ],
    [
      'is a domain name',
      [[LICENCE, `${LICENCE}\n      tenantSettings: msgraph\n      domains: ["@contoso.com"]`]],
      [
        '44: services.entra.entra.domains.0: this is not a domain name, got "@contoso.com"; allowed: a domain is letters, digits and dashes in two or more parts with dots between. Write it like "contoso.com", without a scheme, an @ or a dot at the end.',
      ],
    ],
  ]);

  it('is taken beside it', () => {
    expect(refusals(changed([LICENCE, `${LICENCE}\n      tenantSettings: msgraph\n      ${REVIEWERS}`]))).toEqual([]);
  });
});
