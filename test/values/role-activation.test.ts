import { activationDuration, approvalProblems, EntraRole, type RoleActivation } from '../../lib/values';
import { refusal } from './refusal';

describe('how long a role stays active', () => {
  it.each([
    ['PT30M', 'PT30M'],
    ['PT90M', 'PT1H30M'],
    ['PT24H', 'P1D'],
  ])('%s is %s', (text, canonical) => {
    expect(String(activationDuration(text))).toBe(canonical);
  });

  it.each(['PT45M', 'PT24H30M', 'P2D', 'an hour'])('is not %s', (text) => {
    expect(refusal(() => activationDuration(text)).given).toBe(text);
  });
});

describe('who decides on an activation', () => {
  const problemsOf = (changes: Partial<RoleActivation>) =>
    approvalProblems({
      role: EntraRole.named('Privileged Role Administrator'),
      people: ['ann@contoso.example'],
      approvers: ['ben@contoso.example'],
      approverGroups: 0,
      ...changes,
    }).map(({ problem }) => problem);

  it('is somebody else, for the roles that can give every other one', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ approvers: [] })).toEqual(['nobody approves the activation of this role']);
    expect(problemsOf({ approvers: [], role: EntraRole.named('Exchange Administrator') })).toEqual([]);
  });

  it('is never the one who asks alone, whatever the case of the name', () => {
    const asking = ['nobody else approves when ann@contoso.example activates Privileged Role Administrator'];
    expect(problemsOf({ approvers: ['ANN@contoso.example', 'ann@contoso.example'] })).toEqual(asking);
    expect(problemsOf({ approvers: ['ann@contoso.example', 'ben@contoso.example'] })).toEqual([]);
    expect(problemsOf({ approvers: ['ann@contoso.example'], approverGroups: 1 })).toEqual([]);
  });
});
