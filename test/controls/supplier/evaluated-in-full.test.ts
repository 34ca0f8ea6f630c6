import { evaluatedInFull } from '../../../lib/controls/supplier/evaluated-in-full';
import { EVALUATION_PARTS } from '../../../lib/declaration';
import { declaredSituation, saidBy } from '../../support/declared-situation';

const line = (part: string) => new RegExp(`      ${part}: \\{ found: adequate(, note: [^}]*)? \\}\\n`);
const said = (change: (text: string) => string) =>
  saidBy(evaluatedInFull, declaredSituation('adatum', 'entra', change));

describe('SUP-02', () => {
  it.each(EVALUATION_PARTS)('is unmet where %s is inadequate, and says why', (part) => {
    const found = said((text) => text.replace(line(part), `      ${part}: { found: inadequate, note: none at all }\n`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^unmet supplier:microsoft ${part}=inadequate: microsoft .*: none at all$`));
  });

  it.each(EVALUATION_PARTS)('is unknown where nobody looked at %s, or it was not found out', (part) => {
    for (const instead of ['', `      ${part}: { found: unknown }\n`]) {
      expect(said((text) => text.replace(line(part), instead))).toEqual([
        expect.stringMatching(
          new RegExp(`^unknown supplier:microsoft ${part}=unknown: microsoft was not evaluated for `),
        ),
      ]);
    }
  });

  it('is a finding of its own for each part', () => {
    expect(said((text) => text.replace(line('principles'), '').replace(line('disclosure'), ''))).toHaveLength(2);
  });
});
