import { advised, type Baseline, type BaselineEntry, beyond, goal, required, unchecked } from './baseline';

/** What stands in the way: no Terraform sets it, or nothing here judges it yet. */
type Lacking = { readonly beyond: string } | { readonly unchecked: string };
/** Recommendation, its level, and the controls that meet it or what stands in the way. */
type Row = readonly [string, 1 | 2, readonly string[] | Lacking];

const ORGANIZATION = {
  unchecked:
    'how the accounts of the organization are set up, and who administers them from where (`aws_organizations_account`)',
};
const USAGE = {
  beyond: 'how old keys and passwords are and when they were last used is a state, which no resource sets',
};
const DATABASES = { unchecked: 'databases (`aws_db_instance`, `aws_rds_cluster`)' };
const DATA_EVENTS = { unchecked: 'events of the objects in buckets (the selectors of `aws_cloudtrail`)' };

/** Events of which somebody is told. */
const ALARMS: readonly (readonly [string, 1 | 2])[] = [
  ['5.1', 2],
  ['5.2', 1],
  ['5.3', 1],
  ['5.4', 1],
  ['5.5', 1],
  ['5.6', 2],
  ['5.7', 2],
  ['5.8', 1],
  ['5.9', 2],
  ['5.10', 2],
  ['5.11', 2],
  ['5.12', 1],
  ['5.13', 1],
  ['5.14', 1],
  ['5.15', 1],
];

const ROWS: readonly Row[] = [
  ['2.1.1', 2, ['AWS-MFA-04']],
  ['2.1.2', 2, ORGANIZATION],
  ['2.1.3', 2, ORGANIZATION],
  ['2.1.4', 2, ORGANIZATION],
  ['2.1.5', 2, ORGANIZATION],
  ['2.1.6', 2, ORGANIZATION],
  ['2.2', 1, { unchecked: 'the contact details of the account (`aws_account_primary_contact`)' }],
  ['2.3', 1, ['AWS-IAM-04']],
  ['2.4', 1, { beyond: 'an access key of the root user is deleted by the root user' }],
  ['2.5', 1, { beyond: 'the MFA device of the root user is registered by the root user' }],
  ['2.6', 2, { beyond: 'the MFA device of the root user is registered by the root user' }],
  ['2.7', 1, ['AWS-MFA-04']],
  ['2.8', 1, ['AWS-IAM-01']],
  ['2.9', 1, ['AWS-IAM-01']],
  ['2.10', 1, ['AWS-MFA-01']],
  ['2.11', 1, USAGE],
  ['2.12', 1, USAGE],
  ['2.13', 1, ['AWS-IAM-07']],
  [
    '2.14',
    1,
    { unchecked: 'AWS’s own `AdministratorAccess`, where it is attached (AWS-IAM-06 is about policies of one’s own)' },
  ],
  ['2.15', 1, { unchecked: 'a role for whoever talks to AWS Support (`AWSSupportAccess`)' }],
  ['2.16', 2, { unchecked: 'roles of instances (`aws_instance`)' }],
  ['2.17', 1, { beyond: 'a certificate that has expired is deleted by hand' }],
  ['2.18', 1, ['AWS-IAM-02']],
  ['2.19', 2, ['AWS-MFA-05']],
  ['2.20', 1, { unchecked: 'who may use CloudShell (`AWSCloudShellFullAccess`)' }],
  ['2.21', 1, ['AWS-STO-13']],
  ['3.1.1', 2, ['AWS-STO-05']],
  ['3.1.2', 2, { beyond: 'MFA for deletions is switched on by the root user' }],
  ['3.1.3', 2, { unchecked: 'Macie (`aws_macie2_account`)' }],
  ['3.1.4', 1, ['AWS-STO-01', 'AWS-STO-02']],
  ['3.2.1', 1, DATABASES],
  ['3.2.2', 1, DATABASES],
  ['3.2.3', 1, DATABASES],
  ['3.2.4', 1, DATABASES],
  ['3.3.1', 1, { unchecked: 'file systems (`aws_efs_file_system`)' }],
  ['4.1', 1, ['AWS-LOG-02']],
  ['4.2', 2, ['AWS-LOG-02']],
  ['4.3', 2, { unchecked: 'AWS Config (`aws_config_configuration_recorder`)' }],
  ['4.4', 1, ['AWS-STO-10']],
  ['4.5', 2, ['AWS-LOG-02']],
  ['4.6', 2, ['AWS-STO-07']],
  ['4.7', 2, { unchecked: 'flow logs of VPCs (`aws_flow_log`)' }],
  ['4.8', 2, DATA_EVENTS],
  ['4.9', 2, DATA_EVENTS],
  ['4.10', 1, { unchecked: 'access logs of `aws_cloudfront_distribution`, `aws_lb` and the stages of APIs' }],
  ...ALARMS.map(([id, level]): Row => [id, level, ['AWS-LOG-01']]),
  ['5.16', 2, { unchecked: 'Security Hub (`aws_securityhub_account`)' }],
  ['6.1.1', 1, ['AWS-CMP-01']],
  ['6.1.2', 1, ['AWS-NET-09']],
  ['6.2', 1, ['AWS-NET-09']],
  ['6.3', 1, ['AWS-NET-09']],
  ['6.4', 1, ['AWS-NET-09']],
  ['6.5', 2, ['AWS-CMP-04']],
  ['6.6', 2, { unchecked: 'routes between VPCs (`aws_route`)' }],
  ['6.7', 1, ['AWS-CMP-03']],
  ['6.8', 2, { unchecked: 'how VPCs are connected (`aws_vpc_peering_connection`)' }],
];

/** CIS AWS Foundations Benchmark v7. Level 1 is required; level 2 is told of. */
export const cisAws: Baseline = {
  id: 'cis-aws-v7',
  title: 'CIS AWS Foundations v7, level 1',
  cloud: 'aws',
  entries: ROWS.map((row) => entryOf(row, goal)),
};

/** The same with level 2, which is advised. */
export const cisAwsLevel2: Baseline = {
  id: 'cis-aws-v7-level-2',
  title: 'CIS AWS Foundations v7, levels 1 and 2',
  cloud: 'aws',
  entries: ROWS.map((row) => entryOf(row, advised)),
};

function entryOf([id, level, meets]: Row, atLevel2: typeof advised): BaselineEntry {
  const weight = level === 1 ? 'required' : 'advisory';
  if ('beyond' in meets) return beyond(id, weight, meets.beyond);
  if ('unchecked' in meets) return unchecked(id, weight, meets.unchecked);
  return level === 1 ? required(id, ...meets) : atLevel2(id, ...meets);
}
