import { writeFileSync } from 'node:fs';
import { catalogue, controlOf } from '../../lib/controls';
import { EVIDENCE_FILE, type Evidence, evidenceOnRecord, evidenceText, findEvidence, holds } from '../support/evidence';
import { removeFolders } from '../support/guarded-app';

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

describe('what is on record of a control', () => {
  it('is so: met by the example, and not after the change (npm run evidence looks for it anew)', () => {
    if (process.env.npm_lifecycle_event === 'evidence') writeFileSync(EVIDENCE_FILE, evidenceText(renewed()));
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
});
