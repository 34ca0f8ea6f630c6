import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approvalRulesOf, DeclarationError, parseApprovers, readTenants } from '../../lib/declaration';
import { CONTOSO } from './contoso';

const LIST = `version: 1
longestDays: 180
approvers:
  - { email: ciso@contoso.example, tenants: [contoso] }
  - { email: group-risk@provider.example }
`;

function refused(text: string): string[] {
  try {
    parseApprovers(text, 'approvers.yaml');
  } catch (error) {
    if (error instanceof DeclarationError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the list of approvers', () => {
  it('says who may approve for a tenant, and for how long', () => {
    const list = parseApprovers(LIST, 'approvers.yaml');
    expect(approvalRulesOf(list, 'contoso')).toEqual({
      approvers: ['ciso@contoso.example', 'group-risk@provider.example'],
      longestDays: 180,
    });
    expect(approvalRulesOf(list, 'fabrikam').approvers).toEqual(['group-risk@provider.example']);
    const plain = parseApprovers(LIST.replace('longestDays: 180\n', ''), 'approvers.yaml');
    expect(approvalRulesOf(plain, 'contoso').longestDays).toBe(365);
  });

  it.each([
    ['nothing', '', 'approvers.yaml: the file is empty: it lists no approver.'],
    ['no address', LIST.replace('ciso@contoso.example', 'ciso'), 'approvers.yaml:4: approvers.0.email: '],
    ['another version', LIST.replace('version: 1', 'version: 2'), 'approvers.yaml:1: version: '],
    ['nobody', 'version: 1\napprovers: []\n', 'approvers.yaml:2: approvers: this list is too short'],
    ['a key that there is not', `${LIST}longest: 3\n`, 'approvers.yaml:6: longest: there is no such key here'],
    ['a limit of ten years', LIST.replace('180', '3650'), 'approvers.yaml:2: longestDays: this is more than 1825'],
    ['a key twice', `${LIST}version: 1\n`, 'approvers.yaml:6: '],
    ['no YAML', 'version: [', 'approvers.yaml:1: '],
  ])('is refused with %s', (_what, text, message) => {
    const [first, ...more] = refused(text);
    expect(first?.slice(0, message.length)).toBe(message);
    expect(more).toEqual([]);
  });
});

describe('beside the declarations', () => {
  let top: string;
  let tenants: string;
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'approvers-'));
    tenants = join(top, 'tenants');
    mkdirSync(tenants);
    writeFileSync(join(tenants, 'contoso.yaml'), CONTOSO);
  });
  afterEach(() => rmSync(top, { recursive: true }));

  it.each(['tenants', 'tenants/contoso.yaml'])('it is read with %s', (path) => {
    writeFileSync(join(top, 'approvers.yaml'), LIST);
    expect(readTenants(join(top, path))[0]?.approval?.approvers).toHaveLength(2);
  });

  it('may be absent: then nobody may approve', () => {
    expect(readTenants(tenants)[0]).not.toHaveProperty('approval');
  });

  it('is refused together with the declarations, every problem at once', () => {
    writeFileSync(join(top, 'approvers.yaml'), 'version: 1\napprovers: []\n');
    writeFileSync(join(tenants, 'fabrikam.yaml'), 'version: 1\n');
    expect(() => readTenants(tenants)).toThrow(/^approvers\.yaml:2: .*\ntenants\/fabrikam\.yaml:1: /);
  });

  it('may not stand among them, where whoever weakens a tenant could change it', () => {
    writeFileSync(join(tenants, 'approvers.yaml'), LIST);
    expect(() => readTenants(tenants)).toThrow('the list of approvers stands among the declarations');
  });
});
