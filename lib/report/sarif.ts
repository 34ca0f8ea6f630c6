import { createHash } from 'node:crypto';
import { type Control, catalogue, type Finding, type Judgment, type Place } from '../controls';
import { findingOf } from './finding';
import type { Judged } from './judged';

/**
 * The report as SARIF 2.1.0: a rule each control, a result each finding. It points at the declaration, else at the resource
 * in the file that was judged; what is accepted is suppressed, and says by what. Same judgments, same bytes.
 */
export function renderSarif({ judgments, version, placeOf = declared }: Judged): string {
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
        results: found.map((judgment) => resultOf(judgment, rules, placeOf(judgment))),
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

function resultOf(judgment: Judgment, rules: readonly Control[], place: Place | undefined): object {
  const finding = findingOf(judgment) as Finding;
  const { control, tenant, subject, level, verdict, because, stack } = judgment;
  const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    ruleId: control,
    ruleIndex: rules.findIndex(({ id }) => id === control),
    level: verdict === 'accepted' ? 'note' : level === 'advisory' ? 'warning' : 'error',
    message: { text: `${of}: ${finding.given}. Remedy: ${finding.remedy}.` },
    ...locationsOf(finding, place),
    partialFingerprints: { 'weakness/v1': fingerprint([tenant, subject, control, finding.subject, finding.meaning]) },
    ...(verdict === 'accepted'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: because ?? '' }] }
      : {}),
    properties: { level, verdict, ...(stack === undefined ? {} : { stack }) },
  };
}

function declared({ declaredAt }: Judgment): Place | undefined {
  return declaredAt;
}

function locationsOf({ origins }: Finding, place: Place | undefined): object {
  const names = [...new Set(origins.map(({ construct, address }) => construct ?? address))].filter(
    (name) => name !== '',
  );
  const location = {
    ...(place === undefined ? {} : { physicalLocation: physical(place) }),
    ...(names.length === 0
      ? {}
      : { logicalLocations: names.map((fullyQualifiedName) => ({ fullyQualifiedName, kind: 'resource' })) }),
  };
  return Object.keys(location).length === 0 ? {} : { locations: [location] };
}

function physical({ file, line }: Place): object {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return { artifactLocation: { uri }, region: { startLine: line } };
}

function fingerprint(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex');
}
