import { guardedByRung } from '../../../lib/controls/guarded-by-rung';
import { declaredAccount, postureOf, situationOf } from '../../support/aws-posture';

/** What LAD-01 finds on an account behind an IP allow-list whose stack is empty, but for the step down itself. */
function foundOn(account: Parameters<typeof declaredAccount>[0]) {
  const outcomes = guardedByRung.check(situationOf(postureOf(), declaredAccount(account)));
  return outcomes.flatMap((outcome) =>
    'finding' in outcome && outcome.finding.meaning.settings.includes('guard=none') ? [outcome.finding] : [],
  );
}

describe('an IP allow-list on an AWS account', () => {
  it('that misses somebody says whom, and of how many more', () => {
    const [finding, ...others] = foundOn({ humanRoles: ['operator', 'reader'] });
    expect(others).toEqual([]);
    expect(finding?.given).toMatch(
      /does not hold for every human group and role \(AWS-NET-01\): .*role:operator.*, and 1 more$/,
    );
    expect(finding?.remedy).toContain('aws:SourceIp');
  });

  it('that is put on nobody asks for the people of the account', () => {
    const [finding, ...more] = foundOn({});
    expect(more).toEqual([]);
    expect(finding?.given).toContain('nobody is held to the networks');
    expect(finding?.remedy).toContain('humanGroups, existingHumanGroups or humanRoles');
  });
});
