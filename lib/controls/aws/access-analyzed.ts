import type { AwsAccount } from '../../declaration';
import { type Entity, symbolsOf, unreadable } from '../../posture';
import { all } from '../../requests';
import type { Control, Situation } from '../control';
import { awsAccountOf } from './account';
import type { Judgement } from './bucket';
import { type Gap, holds, provided, settingGaps } from './gap';
import { eachRegion, isIn, judgeAmong, together } from './regional';

const REMEDY =
  'make an aws_accessanalyzer_analyzer of type ACCOUNT (or ORGANIZATION) in each Region, and those of types ACCOUNT_UNUSED_ACCESS and ACCOUNT_INTERNAL_ACCESS that are declared';

type Analyzer = Entity<'accessAnalyzer'>;

/**
 * AWS-IAM-02: in each Region of the account what lets outsiders in is told of; in the first Region, where it is declared,
 * also access that nobody uses, and access within the account to the resources declared.
 */
export const accessAnalyzed: Control = {
  id: 'AWS-IAM-02',
  title: 'IAM Access Analyzer tells of access from outside',
  risk: 'A policy lets a stranger in, and nobody sees it for months.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.18' },
    { source: 'NIST 800-53', id: 'AC-6(7)' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [
    ['accessAnalyzer', 'type'],
    ['accessAnalyzer', 'unusedDays'],
    ['accessAnalyzer', 'internalTo'],
  ],
  check: (situation) => {
    const account = awsAccountOf(situation);
    return eachRegion(situation, REMEDY, (region) =>
      together(
        ofType(situation, region, ['ACCOUNT', 'ORGANIZATION'], 'externalAccess'),
        ...(account?.regions[0] === region ? chosen(account.accessAnalyzer ?? {}, situation, region) : []),
      ),
    );
  },
};

function chosen(
  { unusedAfterDays, internalAccessTo }: NonNullable<AwsAccount['accessAnalyzer']>,
  situation: Situation,
  region: string,
): Judgement[] {
  const unused =
    unusedAfterDays === undefined
      ? []
      : [
          ofType(situation, region, ['ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS'], 'unusedAccess', (each) =>
            settingGaps('unusedAfterDays', each.fields.unusedDays, (value) => Number(value ?? 90) <= unusedAfterDays),
          ),
        ];
  const internal =
    internalAccessTo === undefined
      ? []
      : [
          ofType(
            situation,
            region,
            ['ACCOUNT_INTERNAL_ACCESS', 'ORGANIZATION_INTERNAL_ACCESS'],
            'internalAccess',
            (each) => toldOf(each, internalAccessTo),
          ),
        ];
  return [...unused, ...internal];
}

function toldOf({ fields: { internalTo } }: Analyzer, wanted: readonly string[]): Gap[] {
  const listed = symbolsOf(internalTo);
  const missing = wanted.filter((arn) => !listed.includes(arn));
  if (missing.length === 0) return [];
  const gap: Gap = {
    given: `it tells nothing of ${missing.join(', ')}`,
    meaning: { settings: missing.map((arn) => `internalAccess=unset:${arn}`) },
    origins: [internalTo.at],
  };
  const why = unreadable(internalTo);
  return [why === undefined || why === 'ignored' ? gap : provided('the list of resources holds them', gap)];
}

/** Judges the analyzers of one kind in a Region. */
function ofType(
  situation: Situation,
  region: string,
  types: readonly string[],
  setting: string,
  gapsOf: (analyzer: Analyzer) => readonly Gap[] = () => [],
): Judgement {
  const analyzers: readonly Analyzer[] = situation.posture.entities.accessAnalyzer;
  const candidates = analyzers.map((entity) => ({
    entity,
    // The provider's default type is ACCOUNT.
    belongs: all([
      isIn(entity, region, situation),
      holds(entity.fields.type, (value) => types.includes(value ?? 'ACCOUNT')),
    ]),
  }));
  return judgeAmong(candidates, gapsOf, {
    given: `no analyzer of type ${types.join(' or ')} is made`,
    meaning: { settings: [`${setting}=unset`] },
    origins: [],
  });
}
