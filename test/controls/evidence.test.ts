import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Control, catalogue, controlOf } from '../../lib/controls';
import {
  COMPOSITION_FILE,
  type Composition,
  composes,
  compositionOnRecord,
  compositionText,
  findComposition,
  uncomposedOnRecord,
} from '../support/composition';
import {
  EVIDENCE_FILE,
  type Evidence,
  evidenceOnRecord,
  evidenceText,
  findEvidence,
  holds,
  unseenOnRecord,
} from '../support/evidence';
import { removeFolders } from '../support/guarded-app';
import { renderedExamples } from '../support/rendered-examples';

afterAll(removeFolders);

/** What is on record and holds, and what is found of the rest. */
function renewed(): readonly Evidence[] {
  const known = evidenceOnRecord();
  return catalogue.flatMap((control) =>
    (['unmet', 'unknown'] as const).flatMap((verdict) => {
      const kept = known.find((one) => one.control === control.id && one.verdict === verdict);
      const found = kept !== undefined && holds(control, kept) ? kept : findEvidence(control, verdict);
      return found === undefined ? [] : [found];
    }),
  );
}

/** The same of what two meet together. */
function recomposed(): readonly Composition[] {
  const known = compositionOnRecord();
  return catalogue.flatMap((control) => {
    const kept = known.find((one) => one.control === control.id);
    const found = kept !== undefined && composes(control, kept) ? kept : findComposition(control);
    return found === undefined ? [] : [found];
  });
}

const IS_RENEWED = process.env.npm_lifecycle_event === 'evidence';
const ROOT = join(__dirname, '..', '..');
const VERDICTS = ['met', 'unmet', 'unknown'];

const LISTED = unseenOnRecord();

/** Whether a person alone does what it asks for: there is nothing to be met or unmet by. */
function isBeyondReach(control: Control): boolean {
  const verdicts = renderedExamples().flatMap((stack) => stack.outcomes(control).map(({ verdict }) => verdict));
  return verdicts.includes('outOfReach') && verdicts.every((each) => each === 'outOfReach' || each === 'notApplicable');
}

describe('what is on record of a control', () => {
  it('is so: met by the example, and not after the change (npm run evidence looks for it anew)', () => {
    if (IS_RENEWED) writeFileSync(EVIDENCE_FILE, evidenceText(renewed()));
    const wrong = evidenceOnRecord().filter((evidence) => {
      const control = controlOf(evidence.control);
      return control === undefined || !holds(control, evidence);
    });
    expect(wrong).toEqual([]);
  });

  it('is there once for each verdict', () => {
    const names = evidenceOnRecord().map(({ control, verdict }) => `${control} ${verdict}`);
    expect(names).toEqual([...new Set(names)]);
    expect(names.length).toBeGreaterThan(catalogue.length);
  });

  it('has every control met, unmet and unknown, but for what is on the list of what no example shows', () => {
    const seen = new Set(
      evidenceOnRecord().flatMap(({ control, verdict }) => [`${control} met`, `${control} ${verdict}`]),
    );
    const unseen = catalogue
      .filter((control) => !isBeyondReach(control))
      .flatMap(({ id }) => VERDICTS.map((verdict) => `${id} ${verdict}`).filter((one) => !seen.has(one)));
    expect(unseen).toEqual(
      LISTED.flatMap(({ control, verdicts }) => verdicts.map((verdict) => `${control} ${verdict}`)),
    );
  });

  it('is missing for a reason, and shown by a test that is there', () => {
    for (const { control, verdicts, reason, test } of LISTED) {
      expect([control, reason]).not.toEqual([control, '']);
      if (test === undefined) continue;
      const shows = readFileSync(join(ROOT, test), 'utf8');
      expect([
        control,
        verdicts.filter((verdict) => !shows.includes(`'${verdict}'`) && !shows.includes(`${verdict}By`)),
      ]).toEqual([control, []]);
    }
  });
});

describe('what two meet together that an example has as one', () => {
  const composed = compositionOnRecord();

  it('is met by both, and by neither without the other (npm run evidence looks for it anew)', () => {
    if (IS_RENEWED) writeFileSync(COMPOSITION_FILE, compositionText(recomposed()));
    const wrong = compositionOnRecord().filter((composition) => {
      const control = controlOf(composition.control);
      return control === undefined || !composes(control, composition);
    });
    expect(wrong).toEqual([]);
  });

  it('is every control, but for what is on the list of what several do not meet', () => {
    const judged = catalogue.filter((control) => !isBeyondReach(control)).map(({ id }) => id);
    const alone = uncomposedOnRecord();
    expect([...composed, ...alone].map(({ control }) => control).sort()).toEqual(judged.sort());
    expect(alone.filter(({ reason }) => reason.trim() === '')).toEqual([]);
  });
});
