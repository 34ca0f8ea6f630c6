import { removeFolders } from '../support/guarded-app';
import { MutationRun } from '../support/mutation-run';
import type { Mutant } from '../support/mutations';
import { EXAMPLES, renderedExamples } from '../support/rendered-examples';
import { isAbout, nameOf, SURVIVORS, type Survivor } from '../support/survivors';

afterAll(removeFolders);

const found: Mutant[] = [];
const survived: Mutant[] = [];

/** Looks at every mutant of an example, and prints how many are found. */
function runOf(example: (typeof EXAMPLES)[number]): readonly Mutant[] {
  const runs = renderedExamples().flatMap((one) => (one.example === example ? [new MutationRun(one)] : []));
  const isListed = (mutant: Mutant) => SURVIVORS.some((line) => isAbout(line, mutant));
  const survivors = new Set(runs.flatMap((run) => run.survivors(isListed)));
  const all = runs.flatMap(({ mutants }) => mutants);
  found.push(...all.filter((mutant) => !survivors.has(mutant)));
  survived.push(...survivors);
  process.stdout.write(`mutation: ${example}: ${inFigures(all.length, survivors.size)}\n`);
  return [...survivors];
}

function inFigures(all: number, survivors: number): string {
  if (all === 0) return 'renders nothing';
  const found = all - survivors;
  const rate = ((found / all) * 100).toFixed(1);
  return `${all} changes of what is rendered, ${found} (${rate} %) found by a control, ${survivors} that let nobody in`;
}

const inWords = ({ path, way, resources }: Survivor) =>
  `${path} ${way}${resources === undefined ? '' : ` (${resources.join(', ')})`}`;

describe('every leaf that is rendered, in each way that it can be weakened', () => {
  it.each(EXAMPLES)('is found by a control in %s, or is on the list of what none has to find', (example) => {
    const unlisted = runOf(example).filter((mutant) => !SURVIVORS.some((line) => isAbout(line, mutant)));
    expect([...new Set(unlisted.map(({ name, address }) => `${name} (${nameOf(address)})`))]).toEqual([]);
  });

  it('is on the list only where it is not found, of every resource that the line is about', () => {
    const stale = SURVIVORS.filter((line) => !survived.some((mutant) => isAbout(line, mutant)));
    expect(stale.map(inWords)).toEqual([]);
    const wide = SURVIVORS.filter(
      (line) => line.resources === undefined && found.some((mutant) => isAbout(line, mutant)),
    );
    expect(wide.map(inWords)).toEqual([]);
  });

  it('is on the list with a reason', () => {
    expect(SURVIVORS.filter(({ reason }) => reason.trim() === '').map(inWords)).toEqual([]);
  });
});
