const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The suites that take longest begin first, so that no worker is left with one of them at the end. jest goes by the times of
 * earlier runs, which a fresh clone has not got, and else by size.
 */
const SLOW = ['test/controls/mutation.test.ts', 'test/docs/answers.test.ts'];

module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => SLOW.some((suite) => path.endsWith(suite));
    const sorted = super.sort(tests);
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
};
