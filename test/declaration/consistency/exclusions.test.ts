import { type Change, changed, itRefuses, refusals } from '../contoso';

const PATH = 'services.entra.entra.exclusions.ENT-AU-02';
const exclusion = (text: string): Change => ['licence: P2', `licence: P2\n      exclusions: { ENT-AU-02: ${text} }`];

describe('exclusions', () => {
  it('read clean, with somebody to ask and somebody to decide, or with neither', () => {
    expect(refusals(changed(exclusion('{}')))).toEqual([]);
    expect(
      refusals(changed(exclusion('{ requestors: [gil@contoso.example], approvers: [ciso@contoso.example], days: 2 }'))),
    ).toEqual([]);
  });

  itRefuses([
    [
      'have somebody to decide',
      [exclusion('{ requestors: [gil@contoso.example] }')],
      [
        `43: ${PATH}: nobody may decide; allowed: approvers, or approverGroups. Add "approvers: [<user principal name>]". (ENT-GV-03)`,
      ],
    ],
    [
      'have somebody to ask',
      [exclusion('{ approvers: [ciso@contoso.example] }')],
      [
        `43: ${PATH}: nobody may ask; allowed: requestors, or requestorGroups. Add "requestors: [<user principal name>]". (ENT-GV-03)`,
      ],
    ],
    [
      'have somebody else to decide',
      [exclusion('{ requestors: [ciso@contoso.example], approvers: [ciso@contoso.example] }')],
      [
        `43: ${PATH}.approvers: nobody else decides when ciso@contoso.example asks, got "ciso@contoso.example"; allowed: another approver for each who may ask. Name a second approver, or a group. (ENT-GV-03)`,
      ],
    ],
  ]);
});
