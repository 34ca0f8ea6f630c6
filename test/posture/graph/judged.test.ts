import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judgment, judge, readSynthesized, type Subject } from '../../../lib/controls';
import { type Posture, readGraphExport, readStack } from '../../../lib/posture';
import { Day } from '../../../lib/values';
import { exportOf } from '../../support/exported-directory';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../../support/guarded-app';
import { mutantsOf } from '../../support/mutations';

afterAll(removeFolders);

const STACK = 'contoso-entra';
const { subjects, json } = synthesized();

function synthesized() {
  const { app } = guardedApp(exampleTenant('contoso'));
  app.synth();
  const file = join(app.outdir, 'stacks', STACK, 'cdk.tf.json');
  return { subjects: readSynthesized(app.outdir), json: JSON.parse(readFileSync(file, 'utf8')) };
}

function judgmentsOn(posture: Posture): readonly Judgment[] {
  const own = subjects.find(({ stack }) => stack === STACK) as Subject;
  return judge([{ ...own, posture }], Day.parse(AS_OF)).filter(({ control }) => control.startsWith('ENT'));
}

const verdicts = (judgments: readonly Judgment[]) => judgments.map(({ control, verdict }) => `${control} ${verdict}`);
/** A control's worst verdict: whether one policy or several fail it depends on what is referred to by name. */
const failing = (judgments: readonly Judgment[]) => [
  ...new Set(
    judgments.filter(({ verdict }) => verdict === 'unmet' || verdict === 'unknown').map(({ control }) => control),
  ),
];
const exported = (files: ReturnType<typeof exportOf>) =>
  readGraphExport({ name: 'contoso', files: Object.entries(files).map(([file, list]) => ({ file, json: list })) });

describe('the export of a directory that a stack made', () => {
  it('is judged as the stack is', () => {
    const posture = exported(exportOf(json));
    expect(posture.opaque).toEqual([]);
    expect(posture).toMatchObject({ closedWorld: true, clouds: ['entra'] });
    expect(verdicts(judgmentsOn(posture))).toEqual(verdicts(judgmentsOn(readStack({ stack: STACK, json }))));
  });

  it('is judged as the stack is where the stack was weakened', () => {
    const mutants = mutantsOf(json)
      // An export has no expression, no lifecycle and no text in place of a list, and a person is looked up by name before
      // there is an export.
      .filter(({ name }) => !/\.lifecycle\.|^data\.|^terraform_data|unknown$|\.members changed$/.test(name))
      .filter((_, index) => index % 8 === 1);
    expect(mutants.length).toBeGreaterThan(6);
    const differing = mutants.filter(({ json: mutant }) => {
      const [stack, directory] = [readStack({ stack: STACK, json: mutant }), exported(exportOf(mutant as never))];
      return failing(judgmentsOn(stack)).join() !== failing(judgmentsOn(directory)).join();
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  it('has unknown emergency access where neither role assignments nor members were exported', () => {
    const { 'policies.json': policies, 'namedLocations.json': namedLocations } = exportOf(json);
    const judgments = judgmentsOn(exported({ policies, namedLocations } as never));
    expect(failing(judgments)).toContain('ENT-BG-01');
    expect(verdicts(judgments)).not.toContain('ENT-BG-01 met');
  });

  it('finds a policy that nobody declared: the world of an export is closed', () => {
    const before = failing(judgmentsOn(exported(exportOf(json))));
    const files = exportOf(json);
    const [first] = files['policies.json']?.value ?? [];
    files['policies.json']?.value.push({
      ...first,
      id: 'b0000000-0000-0000-0000-0000000000ff',
      conditions: {
        ...(first?.conditions as object),
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
      } as never,
    });
    const fresh = failing(judgmentsOn(exported(files))).filter((control) => !before.includes(control));
    expect(fresh).toEqual(['ENT-BG-02']);
  });

  it('shows sessions that are bound to their device, for what knows it', () => {
    const bound = (isEnabled: boolean) => {
      const files = exportOf(json);
      const [first] = files['policies.json']?.value ?? [];
      const { users } = (first as { conditions: { users: { excludeGroups: readonly string[] } } }).conditions;
      files['policies.json']?.value.push({
        id: 'b0000000-0000-0000-0000-0000000000fe',
        displayName: 'Token protection',
        state: 'enabled',
        conditions: {
          clientAppTypes: ['mobileAppsAndDesktopClients'],
          platforms: { includePlatforms: ['windows'], excludePlatforms: [] },
          users: { includeUsers: ['All'], excludeGroups: users.excludeGroups },
          applications: {
            includeApplications: [
              '00000002-0000-0ff1-ce00-000000000000',
              '00000003-0000-0ff1-ce00-000000000000',
              'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
            ],
          },
        },
        grantControls: null,
        sessionControls: { secureSignInSession: { isEnabled } },
      } as never);
      return verdicts(judgmentsOn(exported(files))).filter((verdict) => verdict.startsWith('ENT-SS-05'));
    };
    expect(bound(true)).toEqual(['ENT-SS-05 met']);
    expect(bound(false)).toEqual(['ENT-SS-05 outOfReach']);
  });
});
