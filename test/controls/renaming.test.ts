import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judgment, judge, readSynthesized } from '../../lib/controls';
import { readStack } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';

afterAll(removeFolders);

interface Stack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** The stack with every logical id, construct path, display name, label and Sid replaced by one that says nothing. */
function renamed(text: string): unknown {
  const { resource = {}, data = {} }: Stack = JSON.parse(text);
  const names = [...Object.values(resource), ...Object.values(data)].flatMap((named) => Object.keys(named));
  const renumbered = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .reduce((all, name, index) => all.replaceAll(name, `r${index}x`), text);
  let labels = 0;
  return JSON.parse(renumbered, (key, value) => {
    if (key === '//') return { metadata: { path: `p${labels++}` } };
    if (key === 'display_name' || key === 'description') return `label ${labels++}`;
    if (
      key === 'name' &&
      typeof value === 'string' &&
      /^(require-mfa|trusted-network-only|tenant-guard-|alias\/)/.test(value)
    ) {
      return `label-${labels++}`;
    }
    if (!['policy', 'content', 'access_policies'].includes(key) || typeof value !== 'string' || !value.startsWith('{'))
      return value;
    const document: { Statement?: { Sid?: string }[] } = JSON.parse(value);
    for (const statement of document.Statement ?? []) statement.Sid = `S${labels++}`;
    return JSON.stringify(document);
  });
}

const verdictOf = ({ subject, control, level, verdict }: Judgment) => [subject, control, level, verdict];

describe.each(['contoso', 'fabrikam'] as const)('renaming every id, path, display name and Sid of %s', (tenant) => {
  const { app } = guardedApp(exampleTenant(tenant));
  app.synth();
  const subjects = readSynthesized(app.outdir);
  const textOf = (stack: string) => readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
  const asOf = Day.parse(AS_OF);

  it('changes no verdict', () => {
    const others = subjects.map((subject) =>
      subject.stack === undefined
        ? subject
        : { ...subject, posture: readStack({ stack: subject.stack, json: renamed(textOf(subject.stack)) }) },
    );
    expect(judge(others, asOf).map(verdictOf)).toEqual(judge(subjects, asOf).map(verdictOf));
  });

  it('leaves none of the old names', () => {
    for (const stack of readdirSync(join(app.outdir, 'stacks'))) {
      const text = JSON.stringify(renamed(textOf(stack)));
      expect(text).not.toMatch(/_policy_[0-9A-F]{8}|Deny[A-Z]|CA001|break-glass-accounts/);
    }
  });
});
