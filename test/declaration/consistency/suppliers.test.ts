import { itRefuses } from '../contoso';

describe('suppliers', () => {
  itRefuses([
    [
      'are evaluated again after the last time',
      [['on: 2026-09-07,', 'on: 2026-09-07, nextBy: 2026-09-07,']],
      [
        '21: suppliers.crmvendor.evaluated.nextBy: the next evaluation is not after the last, got "2026-09-07"; allowed: a day after 2026-09-07. (SUP-01)',
      ],
    ],
    [
      'are named once behind another',
      [['Example Power AS', 'Example Hosting AS']],
      [
        '20: suppliers.crmvendor.upstream.1.name: this supplier stands twice, got "Example Hosting AS"; allowed: each once, at the rank nearest to us. (SUP-03)',
      ],
    ],
  ]);
});
