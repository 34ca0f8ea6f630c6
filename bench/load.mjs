import { medians, run } from './measure.mjs';
import { against, heading, mebibytes, milliseconds, table, times } from './print.mjs';

const ENTRA = [
  'provider',
  'conditional-access-policy',
  'data-azuread-group',
  'data-azuread-users',
  'directory-role-assignment',
  'group',
  'named-location',
].map((name) => `@cdktf/provider-azuread/lib/${name}`);
const AWS = [
  'provider',
  'iam-group',
  'iam-group-policy',
  'iam-role-policy',
  'kms-alias',
  'kms-key',
  's3-account-public-access-block',
  's3-bucket',
  's3-bucket-ownership-controls',
  's3-bucket-policy',
  's3-bucket-public-access-block',
  's3-bucket-server-side-encryption-configuration',
  's3-bucket-versioning',
].map((name) => `@cdktf/provider-aws/lib/${name}`);

const PAIRS = [
  { name: '.', modules: ['cdktf-tenant-guard'], baseline: 'cdktf', bare: ['cdktf'] },
  {
    name: './entra',
    modules: ['cdktf-tenant-guard/entra'],
    baseline: 'cdktf + deep azuread',
    bare: ['cdktf', ...ENTRA],
  },
  { name: './aws', modules: ['cdktf-tenant-guard/aws'], baseline: 'cdktf + deep aws', bare: ['cdktf', ...AWS] },
  { name: './judge', modules: ['cdktf-tenant-guard/judge'], baseline: 'node', bare: [] },
];
const AIM = 1.5;

/** What `require` of each entry point costs, against what its user loads anyway. */
export function load(runs) {
  heading('Load', `CPU and peak memory of a process that loads the module and ends; medians of ${runs}`);
  const rows = PAIRS.map(({ name, modules, baseline, bare }) => {
    const [ours, theirs] = medians(runs, [() => run('load.cjs', modules), () => run('load.cjs', bare)]);
    return [
      name,
      milliseconds(ours.cpu),
      mebibytes(ours.peak),
      baseline,
      milliseconds(theirs.cpu),
      mebibytes(theirs.peak),
      times(ours.cpu, theirs.cpu),
      times(ours.peak, theirs.peak),
      name === './judge' ? '' : against(AIM, Math.max(ours.cpu / theirs.cpu, ours.peak / theirs.peak)),
    ];
  });
  table(['entry point', 'CPU', 'peak', 'baseline', 'CPU', 'peak', 'CPU ratio', 'peak ratio', ''], rows);
}
