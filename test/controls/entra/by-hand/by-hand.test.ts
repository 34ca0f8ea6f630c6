import { catalogue, type Judgment, judge } from '../../../../lib/controls';
import { outcomesOf } from '../../../../lib/controls/control-outcomes';
import { handControls } from '../../../../lib/controls/entra/by-hand';
import { ATTESTABLE_CONTROLS, factsOf } from '../../../../lib/declaration';
import { emptyPosture, readStack } from '../../../../lib/posture';
import { renderJson, renderText } from '../../../../lib/report';
import { Day } from '../../../../lib/values';
import { AS_OF, exampleTenant } from '../../../support/guarded-app';
import { type Declared, situationOf } from '../../../support/posture-builder';

const [first] = handControls;
if (first === undefined) throw new Error('there is no such control');
const check = (id: string, declared: Declared = {}) =>
  handControls.find((control) => control.id === id)?.check(situationOf(emptyPosture(), declared));

function judged(attestations: string): readonly Judgment[] {
  const tenant = exampleTenant('contoso', (text) =>
    text.replace('      licence: P2\n', `      licence: P2\n      attestations: ${attestations}\n`),
  );
  const facts = factsOf(tenant, { service: 'entra' });
  return judge([{ stack: 'contoso-entra', posture: emptyPosture(), facts }], Day.parse(AS_OF));
}

describe('a setting that no provider makes', () => {
  it('is out of reach, with the step to take, and neither met nor stopping', () => {
    for (const { id, remedy } of handControls) {
      expect(check(id)).toEqual([{ verdict: 'outOfReach', because: remedy }]);
      expect(remedy).toMatch(
        /^In (?:the (?:Entra|Microsoft 365|SharePoint) admin center under|Azure Monitor,) .{20,}[^.]$/,
      );
    }
  });

  it('is one that the declaration may attest to, and no other is', () => {
    expect(handControls.map(({ id }) => id)).toEqual(
      [...ATTESTABLE_CONTROLS].filter((id) => id.startsWith('ENT-')).sort(),
    );
    expect(catalogue).toEqual(expect.arrayContaining([...handControls]));
  });

  it('says where the demand comes from', () => {
    expect(handControls.filter(({ references }) => references.length === 0)).toEqual([]);
  });

  it('is judged for a stack that nobody declared, too', () => {
    const { facts: _, ...undeclared } = situationOf(emptyPosture());
    expect(outcomesOf(first, undeclared)).toEqual([{ verdict: 'outOfReach', because: first.remedy }]);
  });

  it('does not become unknown by what cannot be read: nobody could judge it anyway', () => {
    const posture = readStack({ stack: 'contoso-entra', json: { module: { tenant: { source: './tenant' } } } });
    expect(posture.opaque).toHaveLength(1);
    expect(outcomesOf(first, situationOf(posture)).map(({ verdict }) => verdict)).toEqual(['outOfReach']);
  });

  it.each(['ENT-AG-01', 'ENT-TS-13', 'ENT-TS-16', 'ENT-TS-23'])('%s is not applicable without its licence', (id) => {
    expect(check(id, { entra: { licence: 'P1' } })).toEqual([
      { verdict: 'notApplicable', because: 'the setting needs Entra ID P2, and the declared licence is P1' },
    ]);
  });
});

describe('an attestation', () => {
  const EVIDENCE = { by: 'iam@contoso.example', evidence: 'docs/guests.pdf' };
  const attested = (on: string) =>
    check('ENT-TS-11', { entra: { attestations: { 'ENT-TS-11': { on, ...EVIDENCE } } } })?.map((outcome) => [
      outcome.verdict,
      'attested' in outcome ? outcome.attested?.stale : 'none',
    ]);

  it('is shown beside the verdict, and changes none', () => {
    const outcomes = check('ENT-TS-11', {
      entra: { attestations: { 'ENT-TS-11': { on: '2026-11-01', ...EVIDENCE } } },
    });
    expect(outcomes).toMatchObject([{ verdict: 'outOfReach', attested: { on: '2026-11-01', ...EVIDENCE } }]);
    expect(check('ENT-TS-10', { entra: { attestations: { 'ENT-TS-11': { on: '2026-11-01', ...EVIDENCE } } } })).toEqual(
      [{ verdict: 'outOfReach', because: expect.any(String) }],
    );
  });

  it.each([
    ['2026-11-23', undefined],
    ['2025-11-23', undefined],
    ['2025-11-22', 'more than a year old'],
    ['2026-11-24', 'of a day to come'],
  ])('of %s is %s', (on, stale) => {
    expect(attested(on)).toEqual([['outOfReach', stale]]);
  });

  it('stands in both reports', () => {
    const found = judged('{ ENT-TS-11: { on: 2025-03-01, by: iam@contoso.example, evidence: docs/guests.pdf } }');
    expect(renderText(found)).toMatch(/ENT-TS-11.*out of reach \(attested 2025-03-01, more than a year old\)/);
    expect(renderText(found)).toMatch(/ENT-TS-10.*out of reach +│/);
    const { judgments }: { judgments: readonly Judgment[] } = JSON.parse(renderJson(found, Day.parse(AS_OF)));
    expect(judgments.find(({ control }) => control === 'ENT-TS-11')?.outcome).toMatchObject({
      attested: { evidence: 'docs/guests.pdf', stale: 'more than a year old' },
    });
  });

  it('is refused for what is judged, with the nearest control that is not', () => {
    expect(() => judged('{ ENT-AU-02: { on: 2026-11-01, by: iam@contoso.example, evidence: docs/mfa.pdf } }')).toThrow(
      'services.entra.entra.attestations.ENT-AU-02: no such control is attested to: it is judged, or there is none, got "ENT-AU-02"',
    );
    expect(() => judged('{ ENT-TS-24: { on: 2026-11-01, by: iam@contoso.example, evidence: a } }')).toThrow(
      'Did you mean "ENT-TS-04"?',
    );
  });
});
