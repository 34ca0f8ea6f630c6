import fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../lib/posture';
import { everyDenied, matches, someDenied } from '../../lib/requests';
import { deny, documents, EVERYTHING, request, some, VALUES } from '../support/arbitrary-statements';
import { statement } from '../support/aws-posture';
import { bruteDenied, bruteMatches } from '../support/brute-force-request';

const asDocument = (statements: readonly Statement[], open?: true): PolicyDocument =>
  open ? { statements, open: 'variable' } : { statements };

describe('matches', () => {
  it('agrees with a plain evaluator on every literal policy and whole request', () => {
    fc.assert(
      fc.property(deny, request, (policy, asked) => {
        expect(matches(policy, asked)).toBe(bruteMatches(policy, asked) ? 'yes' : 'no');
      }),
      { numRuns: 800 },
    );
  });

  it('says of a reference only what holds whatever it stands for', () => {
    const texts = ['a', 'b', 'arn:aws:s3:::a', 'arn:aws:s3:::a/b', 'a:b'];
    const parts = fc.array(some('${x_y.one.arn}', '${x_y.two.id}', 'a', '/', ':', 'b', 'arn:aws:s3:::a'), {
      minLength: 1,
      maxLength: 4,
    });
    const wild = fc.array(some('${x_y.one.arn}', '${x_y.two.id}', 'a', '/', '*', '?', ':', 'b'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(wild, parts, some(...texts), some(...texts), (pattern, text, one, two) => {
        const put = (words: readonly string[]) =>
          words.join('').replaceAll('${x_y.one.arn}', one).replaceAll('${x_y.two.id}', two);
        const ask = (Resource: string, resource: string) =>
          matches(statement({ Resource }), { principal: { is: 'anonymous' }, action: 'a', resource, context: {} });
        const answer = ask(pattern.join(''), text.join(''));
        if (answer !== 'unknown') expect(ask(put(pattern), put(text))).toBe(answer);
      }),
      { numRuns: 800 },
    );
  });
});

describe('everyDenied', () => {
  const counts: Record<string, number> = {};

  it('never says denied where a request passes, and its witness passes by the plain evaluator', () => {
    fc.assert(
      fc.property(documents, fc.array(request, { minLength: 20, maxLength: 20 }), (statements, asked) => {
        const proof = everyDenied([asDocument(statements)], EVERYTHING);
        counts[String(proof.denied)] = (counts[String(proof.denied)] ?? 0) + 1;
        if (proof.denied === true) for (const each of asked) expect(bruteDenied(statements, each)).toBe(true);
        if (proof.denied === false) expect(bruteDenied(statements, proof.witness)).toBe(false);
      }),
      { numRuns: 300 },
    );
    // The property says little where it is nearly always the same answer.
    expect(counts.true).toBeGreaterThan(20);
    expect(counts.false).toBeGreaterThan(100);
  });

  it('holds a request denied once it is, whatever more is denied', () => {
    fc.assert(
      fc.property(documents, deny, (statements, more) => {
        const before = everyDenied([asDocument(statements)], EVERYTHING).denied;
        const after = everyDenied([asDocument([...statements, more])], EVERYTHING).denied;
        expect(after === true || before !== true).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is not made sure by what is not seen: an open document turns a witness into unknown and leaves a proof', () => {
    fc.assert(
      fc.property(documents, (statements) => {
        const seen = everyDenied([asDocument(statements)], EVERYTHING).denied;
        const open = everyDenied([asDocument(statements, true)], EVERYTHING).denied;
        expect(open).toBe(seen === false ? 'unknown' : seen);
      }),
      { numRuns: 80 },
    );
  });

  it('does not look at Sids, the order of statements, or how they are shared out', () => {
    fc.assert(
      fc.property(documents, (statements) => {
        const proof = everyDenied([asDocument(statements)], EVERYTHING);
        const renamed = [...statements].reverse().map((each, index) => ({ ...each, sid: `Renamed${index}` }));
        const shared = renamed.map((each) => asDocument([each]));
        expect(everyDenied(shared, EVERYTHING).denied).toBe(proof.denied);
      }),
      { numRuns: 80 },
    );
  });
});

describe('someDenied', () => {
  it('agrees with the plain evaluator on single requests', () => {
    fc.assert(
      fc.property(documents, request, (statements, asked) => {
        const keys = Object.fromEntries(
          Object.keys(VALUES).map((key) => {
            const value = asked.context[key];
            const like = typeof value === 'string' ? [value] : [];
            return [
              key.toLowerCase(),
              like.length === 0 ? { absent: true, values: 'none' as const } : { absent: false, values: { like } },
            ];
          }),
        );
        const universe = { principals: [asked.principal], actions: [asked.action], resources: [asked.resource], keys };
        fc.pre(asked.resource !== '*');
        const found = someDenied([asDocument(statements)], universe);
        expect(found.denied).toBe(bruteDenied(statements, asked));
        if (found.denied === true) expect(bruteDenied(statements, found.witness)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
