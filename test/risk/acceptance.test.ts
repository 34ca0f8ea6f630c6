import fc from 'fast-check';
import type { AcceptanceRecord, Meaning } from '../../lib/declaration';
import { covers, daysOf, isFor, isListed, isSelfApproved, missingParts, whyNotInForce } from '../../lib/risk';
import { Day } from '../../lib/values';

const NOTHING: Meaning = { principals: [], targets: [], networks: [], settings: [] };
const record: AcceptanceRecord = {
  id: 'RA-2026-001',
  control: 'LAD-01',
  subject: 'aws',
  covers: { settings: ['guard=ipAllowList'] },
  justification: 'federation lands later',
  owner: 'cto@contoso.example',
  approver: 'ciso@contoso.example',
  approvedOn: '2026-11-01',
  expiresOn: '2027-05-01',
  reviewOn: '2027-02-01',
  inherent: 'high',
  residual: 'moderate',
};

describe('covers', () => {
  it('covers a finding whose every set is a subset', () => {
    const accepted = { principals: ['group:a', 'group:b'], targets: ['All'], settings: ['signIn=any'] };
    expect(covers(accepted, { ...NOTHING, principals: ['group:a'], targets: ['app-1'] })).toBe(true);
  });

  it('does not cover one more principal, target, network or setting', () => {
    const found: Meaning = { principals: ['p'], targets: ['t'], networks: ['n'], settings: ['s'] };
    for (const set of ['principals', 'targets', 'networks', 'settings'] as const) {
      expect(covers(found, { ...found, [set]: [...found[set], 'more'] })).toBe(false);
    }
  });

  it('does not take a narrow acceptance for a finding about everything', () => {
    expect(covers({ principals: ['group:a'] }, { ...NOTHING, principals: ['All'] })).toBe(false);
    expect(covers({ settings: ['clientApp=browser'] }, { ...NOTHING, settings: ['signIn=any'] })).toBe(false);
  });

  it('lets All stand for every member of its own set only', () => {
    expect(covers({ principals: ['All'] }, { ...NOTHING, principals: ['x'], targets: ['y'] })).toBe(false);
  });

  it('covers a member that is restricted further, and none that is restricted less', () => {
    const one = (member: string): Meaning => ({ ...NOTHING, principals: [member] });
    expect(covers(one('group:a'), one('group:a & role:b'))).toBe(true);
    expect(covers(one('role:b'), one('group:a & role:b'))).toBe(true);
    expect(covers(one('group:a & role:b'), one('group:a'))).toBe(false);
    expect(covers(one('group:a & role:b'), one('group:a & role:c'))).toBe(false);
  });

  it('covers nothing where the finding says nothing', () => {
    expect(
      covers({ principals: ['All'], targets: ['All'], networks: ['All'], settings: ['signIn=any'] }, NOTHING),
    ).toBe(false);
  });

  it('is monotone: what a smaller acceptance covers, a larger one covers', () => {
    const set = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'All'), { maxLength: 3 });
    const meaning = fc.record({ principals: set, targets: set, networks: set, settings: set });
    fc.assert(
      fc.property(meaning, meaning, meaning, (accepted, more, found) => {
        const larger = Object.fromEntries(
          (['principals', 'targets', 'networks', 'settings'] as const).map((name) => [
            name,
            [...accepted[name], ...more[name]],
          ]),
        );
        if (covers(accepted, found)) expect(covers(larger, found)).toBe(true);
      }),
    );
  });
});

describe('an acceptance', () => {
  it('holds from the day of its approval to the day that it expires, both included', () => {
    expect(whyNotInForce(record, Day.parse('2026-10-31'))).toBe('is approved only on 2026-11-01');
    expect(whyNotInForce(record, Day.parse('2026-11-01'))).toBeUndefined();
    expect(whyNotInForce(record, Day.parse('2027-05-01'))).toBeUndefined();
    expect(whyNotInForce(record, Day.parse('2027-05-02'))).toBe('expired on 2027-05-01');
    expect(daysOf(record)).toBe(181);
  });

  it('lacks what is not there or blank', () => {
    const { justification, reviewOn, ...rest } = record;
    expect(missingParts(record)).toEqual([]);
    expect(missingParts(rest)).toEqual(['justification', 'reviewOn']);
    expect(missingParts({ ...record, owner: ' ' })).toEqual(['owner']);
  });

  it.each([
    ['CTO@contoso.example', true],
    ['cto+risk@contoso.example', true],
    ['ｃｔｏ@contoso.example', true],
    ['cto@fabrikam.example', false],
  ])('of cto@contoso.example that %s approves is approved by its owner: %s', (approver, self) => {
    expect(isSelfApproved({ ...record, approver })).toBe(self);
    expect(isListed({ ...record, approver }, { approvers: ['Cto@Contoso.example'], longestDays: 365 })).toBe(self);
  });

  it('is for its service and each of its accounts, or for the one account that it names', () => {
    const ofProd = { ...record, subject: 'aws.prod' };
    expect(isFor(record, { service: 'aws' })).toBe(true);
    expect(isFor(record, { service: 'aws', account: 'prod' })).toBe(true);
    expect(isFor(record, { service: 'aws', organization: true })).toBe(true);
    expect(isFor(ofProd, { service: 'aws', account: 'prod' })).toBe(true);
    expect(isFor(ofProd, { service: 'aws', account: 'dev' })).toBe(false);
    expect(isFor(ofProd, { service: 'aws' })).toBe(false);
    expect(isFor({ ...record, subject: 'aws.organization' }, { service: 'aws', organization: true })).toBe(true);
    expect(isFor(record, { service: 'crm' })).toBe(false);
  });
});
