import { advised, type Baseline, type BaselineEntry, beyond, goal, required } from './baseline';

/** Recommendation, its level, and the controls that meet it or why none can. */
type Row = readonly [string, 1 | 2, readonly string[] | string];

const ROWS: readonly Row[] = [
  ['1.1.1', 1, ['ENT-PR-09']],
  ['1.1.2', 1, ['ENT-BG-01', 'ENT-BG-02']],
  ['1.1.3', 1, ['ENT-PR-01']],
  [
    '1.1.4',
    1,
    "which licences an administrator's account holds is assigned in Microsoft 365, which azuread has no resource for",
  ],
  ['1.3.1', 1, ['ENT-TS-08']],
  ['1.3.2', 2, ['ENT-TS-19']],
  ['5.1.2.1', 1, ['ENT-TS-20']],
  ['5.1.2.2', 1, ['ENT-TS-04']],
  ['5.1.2.3', 1, ['ENT-TS-18']],
  ['5.1.2.4', 1, ['ENT-TS-18']],
  ['5.1.2.5', 2, ['ENT-TS-18']],
  ['5.1.2.6', 2, ['ENT-TS-18']],
  ['5.1.3.1', 1, ['ENT-TS-21']],
  ['5.1.3.2', 2, ['ENT-TS-21']],
  ['5.1.3.3', 1, ['ENT-TS-21']],
  ['5.1.3.4', 2, ['ENT-TS-21']],
  ['5.1.4.1', 2, ['ENT-TS-12']],
  ['5.1.4.2', 1, ['ENT-TS-12']],
  ['5.1.4.3', 1, ['ENT-TS-12']],
  ['5.1.4.4', 1, ['ENT-TS-12']],
  ['5.1.4.5', 1, ['ENT-TS-12']],
  ['5.1.4.6', 2, ['ENT-TS-18']],
  ['5.1.5.1', 2, ['ENT-TS-05']],
  ['5.1.5.2', 1, ['ENT-TS-06']],
  ['5.1.5.3', 2, ['ENT-TS-07']],
  ['5.1.5.4', 1, ['ENT-TS-07']],
  ['5.1.5.5', 1, ['ENT-TS-07']],
  ['5.1.5.6', 1, ['ENT-TS-07']],
  ['5.1.6.1', 2, ['ENT-TS-11']],
  ['5.1.6.2', 1, ['ENT-TS-09']],
  ['5.1.6.3', 2, ['ENT-TS-10']],
  ['5.1.8.1', 1, 'password hash synchronization is a setting of the synchronizing server'],
  ['5.2.2.1', 1, ['ENT-AU-03']],
  ['5.2.2.2', 1, ['ENT-AU-02']],
  ['5.2.2.3', 1, ['ENT-AU-01']],
  ['5.2.2.4', 1, ['ENT-SS-01']],
  ['5.2.2.5', 2, ['ENT-AU-03']],
  ['5.2.2.6', 1, ['ENT-RK-04']],
  ['5.2.2.7', 1, ['ENT-RK-03']],
  ['5.2.2.8', 2, ['ENT-RK-02']],
  ['5.2.2.9', 1, ['ENT-DV-01']],
  ['5.2.2.10', 1, ['ENT-AU-08']],
  ['5.2.2.11', 1, ['ENT-DV-03']],
  ['5.2.2.12', 1, ['ENT-AU-06']],
  ['5.2.2.13', 1, ['ENT-SS-02']],
  ['5.2.2.14', 2, ['ENT-NW-01']],
  ['5.2.2.15', 2, ['ENT-NW-03']],
  ['5.2.2.16', 2, ['ENT-SS-05']],
  ['5.2.2.17', 1, ['ENT-AU-07']],
  ['5.2.3.1', 1, ['ENT-TS-01']],
  ['5.2.3.2', 1, ['ENT-TS-15']],
  ['5.2.3.3', 1, ['ENT-TS-15']],
  ['5.2.3.4', 1, 'whether people have registered a second factor is a state of their accounts, which no provider sets'],
  ['5.2.3.5', 1, ['ENT-TS-03']],
  ['5.2.3.6', 1, ['ENT-TS-01']],
  ['5.2.3.7', 2, ['ENT-TS-03']],
  ['5.2.3.8', 1, ['ENT-TS-15']],
  ['5.2.3.9', 1, ['ENT-TS-15']],
  ['5.2.3.10', 1, 'a setting of authentication methods, which azuread has no resource for'],
  ['5.2.4.1', 1, ['ENT-TS-22']],
  ['5.2.4.2', 2, ['ENT-TS-22']],
  ['5.2.4.3', 1, ['ENT-TS-22']],
  ['5.2.4.4', 1, ['ENT-TS-22']],
  ['5.2.4.5', 1, ['ENT-TS-22']],
  ['5.3.1', 2, ['ENT-PR-03']],
  ['5.3.2', 1, ['ENT-TS-16']],
  ['5.3.3', 1, ['ENT-TS-16']],
  ['5.3.4', 1, ['ENT-PR-04']],
  ['5.3.5', 1, ['ENT-PR-04']],
];

/** CIS Microsoft 365 Foundations Benchmark v7, sections 1 and 5. Level 1 is required; level 2 is told of, not rendered. */
export const cisM365: Baseline = {
  id: 'cis-m365-v7',
  title: 'CIS Microsoft 365 v7, level 1',
  cloud: 'entra',
  entries: ROWS.map((row) => entryOf(row, goal)),
};

/** The same with level 2, which is rendered too, and advised. */
export const cisM365Level2: Baseline = {
  id: 'cis-m365-v7-level-2',
  title: 'CIS Microsoft 365 v7, levels 1 and 2',
  cloud: 'entra',
  entries: ROWS.map((row) => entryOf(row, advised)),
  // 5.2.2.8
  stricter: ['blockMediumSignIns'],
};

function entryOf([id, level, meets]: Row, atLevel2: typeof advised): BaselineEntry {
  if (typeof meets === 'string') return beyond(id, level === 1 ? 'required' : 'advisory', meets);
  return level === 1 ? required(id, ...meets) : atLevel2(id, ...meets);
}
