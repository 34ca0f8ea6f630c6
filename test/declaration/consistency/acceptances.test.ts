import { changed, itRefuses, refusals } from '../contoso';

describe('acceptances', () => {
  const second =
    '  - { id: RA-2026-014, control: LAD-01, subject: aws.prod, covers: {}, justification: x, owner: a@b.example, approver: b@b.example, approvedOn: 2026-01-01, expiresOn: 2026-02-01, reviewOn: 2026-01-15, inherent: low, residual: low }\n';
  itRefuses([
    [
      'are approved by another person, however the address is written',
      [['approver: ciso@', 'approver: CTO+risk@']],
      [
        '86: acceptances.0.approver: the owner of the risk cannot approve it, got "CTO+risk@contoso.example"; allowed: another person than cto@contoso.example. (ACC-02)',
      ],
    ],
    [
      'end after they were approved',
      [['approvedOn: 2026-11-01', 'approvedOn: 2027-05-01']],
      [
        '88: acceptances.0.expiresOn: this ends before it holds, got "2027-05-01"; allowed: a day after 2027-05-01. (ACC-05)',
      ],
    ],
    [
      'are looked at before they end',
      [['reviewOn: 2027-02-01', 'reviewOn: 2027-05-02']],
      [
        '89: acceptances.0.reviewOn: the review comes after the end, got "2027-05-02"; allowed: 2027-05-01 or a day before it. (ACC-06)',
      ],
    ],
    [
      'have ids of their own',
      [['acceptances:\n', `acceptances:\n${second}`]],
      ['82: acceptances.1.id: this id stands twice, got "RA-2026-014"; allowed: each id once.'],
    ],
  ]);

  it('may hold for years, which is judged, be looked at on the last day, and be long expired', () => {
    expect(
      refusals(
        changed(['expiresOn: 2027-05-01', 'expiresOn: 2029-11-01'], ['reviewOn: 2027-02-01', 'reviewOn: 2029-11-01']),
      ),
    ).toEqual([]);
    expect(refusals(changed(['acceptances:\n', `acceptances:\n${second.replace('014', '015')}`]))).toEqual([]);
  });
});

describe('risk decisions', () => {
  itRefuses([
    [
      'are one a risk',
      [['- id: vendor-error', '- id: vendor-outage']],
      [
        '56: services.aws.risks.1.id: this risk is decided twice, got "vendor-outage"; allowed: one decision a risk. (RSK-01)',
      ],
    ],
    [
      'say what mitigates',
      [['        measures: The ledger is exported nightly to the archive\n', '']],
      [
        '56: services.aws.risks.1.measures: this key is missing: a risk is mitigated by something; allowed: what mitigates it. Add "measures: <text>", or decide "accept". (RSK-01)',
      ],
    ],
    [
      'leave no more of a risk than there was',
      [
        [
          'reviewOn: 2027-06-01\n        measures',
          'reviewOn: 2027-06-01\n        inherent: low\n        residual: high\n        measures',
        ],
      ],
      [
        '61: services.aws.risks.1.residual: more remains of the risk than there was, got "high"; allowed: low or lower. (RSK-01)',
      ],
    ],
    [
      'are looked at again after they are taken',
      [
        [
          'reviewOn: 2027-06-01\n        measures',
          'reviewOn: 2027-06-01\n        decidedOn: 2027-06-02\n        measures',
        ],
      ],
      [
        '59: services.aws.risks.1.reviewOn: the decision is looked at again before it is made, got "2027-06-01"; allowed: 2027-06-02 or a day after it. (RSK-01)',
      ],
    ],
  ]);
});
