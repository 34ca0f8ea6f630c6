import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AS_OF, removeFolders } from '../support/guarded-app';
import { folderWith, run } from './command';

jest.setTimeout(60_000);
afterAll(removeFolders);

describe('tenant-guard records', () => {
  const folder = folderWith({}, ['northwind']);
  run(folder, 'synth', '--as-of', AS_OF);
  const records = (...given: string[]) => run(folder, 'records', '--as-of', AS_OF, ...given);
  const written = join(folder, 'records/northwind');
  const first = records();

  it('writes a folder a tenant, and says what', () => {
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain('records/northwind: 6 records as of 2026-11-23, 6 written');
    expect(readdirSync(written)).toEqual([
      'poam.oscal.json',
      'risk-register.json',
      'risk-register.md',
      'services.cdx.json',
      'supplier-register.json',
      'supplier-register.md',
    ]);
  });

  it('leaves what would not change as it is, and writes what does', () => {
    const file = join(written, 'risk-register.md');
    const before = statSync(join(written, 'supplier-register.md')).mtimeMs;
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, 'mine');
    expect(records().stdout).toContain('6 records as of 2026-11-23, 1 written');
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(statSync(join(written, 'supplier-register.md')).mtimeMs).toBe(before);
  });

  it('writes records of what is open, too', () => {
    const later = run(folder, 'records', '--as-of', '2027-11-01', '--out', 'later');
    expect(later.status).toBe(0);
    const register = JSON.parse(readFileSync(join(folder, 'later/northwind/risk-register.json'), 'utf8'));
    expect(register.open.map(({ control }: { control: string }) => control)).toContain('LAD-01');
    expect(register.acceptances.map(({ status }: { status: string }) => status)).not.toContain('holds');
  });

  it.each([
    [['nowhere'], 'nowhere'],
    [['--tenant', 'acme'], 'no such tenant'],
    [['--state', 'show.json'], 'this names no state'],
    [['--state', 'northwind-entra=show.json'], 'there is no such file'],
  ])('refuses %p without a stack trace', (given, told) => {
    const { status, stderr } = records(...given);
    expect(status).toBe(1);
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
