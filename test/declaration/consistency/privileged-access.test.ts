import { type Change, changed, itRefuses, refusals } from '../contoso';

const access = (text: string): Change => [
  'licence: P2',
  `licence: P2\n      privilegedAccess: { until: 2027-05-01, notify: [soc@contoso.example], ${text} }`,
];
const ROLE = 'services.entra.entra.privilegedAccess.roles';

describe('privileged access', () => {
  it('reads clean', () => {
    const declared = access(
      'approvers: [ciso@contoso.example], roles: { Global Administrator: { eligible: [ann@contoso.example] } }',
    );
    expect(refusals(changed(declared))).toEqual([]);
  });

  itRefuses([
    [
      'has a second person for the highest roles',
      [access('roles: { Global Administrator: { eligible: [ann@contoso.example] } }')],
      [
        `43: ${ROLE}."Global Administrator": nobody approves the activation of this role, got "Global Administrator"; allowed: a second person approves each activation of Global Administrator and Privileged Role Administrator. Name approvers: people, or a group. (ENT-PR-04)`,
      ],
    ],
    [
      'has another approver for each who asks',
      [
        access(
          'roles: { Intune Administrator: { eligible: [ann@contoso.example], approvers: [ann@contoso.example] } }',
        ),
      ],
      [
        `43: ${ROLE}."Intune Administrator": nobody else approves when ann@contoso.example activates Intune Administrator, got "ann@contoso.example"; allowed: nobody approves his own request, so there is another approver for each who may ask. Name a second approver, or a group. (ENT-PR-04)`,
      ],
    ],
    [
      'is not for emergency accounts',
      [access('roles: { Intune Administrator: { eligible: [bg1@contoso.onmicrosoft.com] } }')],
      [
        `43: ${ROLE}."Intune Administrator".eligible.0: this is an emergency account, which is Global Administrator for good, got "bg1@contoso.onmicrosoft.com". Name the person's own account: emergency accounts are for emergencies. (ENT-PR-03)`,
      ],
    ],
    [
      'names each person once',
      [access('roles: { Intune Administrator: { eligible: [ann@contoso.example, ANN@contoso.example] } }')],
      [
        `43: ${ROLE}."Intune Administrator".eligible.1: this stands twice, got "ann@contoso.example"; allowed: each once.`,
      ],
    ],
    [
      'needs the licence',
      [access('roles: { Intune Administrator: { eligible: [ann@contoso.example] } }'), ['licence: P2', 'licence: P1']],
      [
        '43: services.entra.entra.privilegedAccess: roles are activated through Privileged Identity Management, which the declared licence does not hold, got "P1"; allowed: licence: P2. Declare the licence, or take privilegedAccess out. (ENT-PR-03)',
      ],
    ],
    [
      'names roles as Microsoft does',
      [access('roles: { intune administrator: { eligible: [ann@contoso.example] } }')],
      [
        `43: ${ROLE}."intune administrator": the role is spelt otherwise, got "intune administrator"; allowed: a role is named as Microsoft names it. Write "Intune Administrator".`,
      ],
    ],
    [
      'has somebody who is eligible',
      [access('roles: { Intune Administrator: { activeFor: PT2H } }')],
      [
        `43: ${ROLE}."Intune Administrator": nobody is eligible for the role; allowed: Who may activate the role, for how long, and who decides.`,
      ],
    ],
    [
      'has at least one role',
      [access('roles: {}')],
      [`43: ${ROLE}: no role is declared; allowed: The roles, by their English names.`],
    ],
    [
      'lasts for whole half hours',
      [access('roles: { Intune Administrator: { eligible: [ann@contoso.example], activeFor: PT45M } }')],
      [
        `43: ${ROLE}."Intune Administrator".activeFor: a role cannot be active for this long, got "PT45M"; allowed: it is a number of half hours from PT30M to P1D. Write it like "PT1H" or "PT1H30M". (ENT-PR-04)`,
      ],
    ],
  ]);
});
