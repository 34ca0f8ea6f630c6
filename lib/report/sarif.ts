import { createHash } from 'node:crypto';
import { type Control, catalogue, type Finding, type Judgment } from '../controls';
import { findingOf } from './finding';
import type { Judged } from './judged';

/**
 * The report as SARIF 2.1.0: a rule each control, a result each finding. It points at the declaration, else at the stack's
 * file; what is accepted is suppressed, and says by what. Same judgments, same bytes.
 */
export function renderSarif({ judgments, version }: Judged): string {
  const found = judgments.filter((judgment) => findingOf(judgment) !== undefined);
  const used = new Set(found.map(({ control }) => control));
  const rules = catalogue.filter(({ id }) => used.has(id));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tenant-guard', version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: found.map((judgment) => resultOf(judgment, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf({ id, title, risk, remedy, references }: Control): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: risk },
    help: { text: remedy },
    properties: { tags: references.map(({ source, id: of }) => `${source} ${of}`) },
  };
}

function resultOf(judgment: Judgment, rules: readonly Control[]): object {
  const finding = findingOf(judgment) as Finding;
  const { control, tenant, subject, level, verdict, because, stack } = judgment;
  const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    ruleId: control,
    ruleIndex: rules.findIndex(({ id }) => id === control),
    level: verdict === 'accepted' ? 'note' : level === 'advisory' ? 'warning' : 'error',
    message: { text: `${of}: ${finding.given}. Remedy: ${finding.remedy}.` },
    locations: [{ physicalLocation: placeOf(judgment), ...logicalOf(finding) }],
    partialFingerprints: { 'weakness/v1': fingerprint([tenant, subject, control, finding.subject, finding.meaning]) },
    ...(verdict === 'accepted'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: because ?? '' }] }
      : {}),
    properties: { level, verdict, ...(stack === undefined ? {} : { stack }) },
  };
}

function placeOf({ declaredAt, stack }: Judgment): object {
  if (declaredAt !== undefined) {
    return { artifactLocation: { uri: encodeURI(declaredAt.file) }, region: { startLine: declaredAt.line } };
  }
  return { artifactLocation: { uri: encodeURI(`cdktf.out/stacks/${stack ?? ''}/cdk.tf.json`) } };
}

function logicalOf({ origins }: Finding): object {
  const names = [...new Set(origins.map(({ construct, address }) => construct ?? address))].filter(
    (name) => name !== '',
  );
  return names.length === 0 ? {} : { logicalLocations: names.map((fullyQualifiedName) => ({ fullyQualifiedName })) };
}

function fingerprint(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex');
}
