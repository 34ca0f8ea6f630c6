import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LocalBackend, type TerraformStack } from 'cdktf';
import {
  BlockLegacyAuthentication,
  ExistingBreakGlassGroup,
  RequireMfa,
  RequirePhishingResistantMfa,
  TrustedLocation,
} from '../../lib/entra';
import { TrustedNetwork } from '../../lib/values';
import { ACCOUNTS, addressesOf, azuread, breakGlassIn, emptyStack, GROUP, type Rendered, render } from './rendered';

/** One of everything, as a platform engineer would put it together. */
function fill(stack: TerraformStack): void {
  const breakGlass = breakGlassIn(stack);
  const rollout = { stage: 'enforced' } as const;
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26'], ipv6: 'none' } }, { example: true });
  new TrustedLocation(stack, 'trusted', { network });
  new BlockLegacyAuthentication(stack, 'block-legacy-authentication', { breakGlass, rollout });
  new RequireMfa(stack, 'require-mfa', { breakGlass, rollout });
  new RequirePhishingResistantMfa(stack, 'require-phishing-resistant-mfa', { breakGlass, rollout });
  new ExistingBreakGlassGroup(stack, 'kept-elsewhere', { groupObjectId: GROUP, accounts: ACCOUNTS });
}

describe('a stack of all constructs', () => {
  let outdir: string;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'entra-'));
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  function synthesized(directory: string): string {
    const app = new App({ outdir: join(outdir, directory), stackTraces: false });
    const stack = emptyStack('contoso-entra', app);
    new LocalBackend(stack, { path: '/states/contoso-entra.tfstate' });
    fill(stack);
    app.synth();
    return readFileSync(join(outdir, directory, 'stacks/contoso-entra/cdk.tf.json'), 'utf8');
  }

  it('is synthesized to the same bytes each time, and to what the provider takes', () => {
    const [one, two] = [synthesized('one'), synthesized('another')];
    expect(one).toBe(two);
    expect(one).not.toContain(outdir);
    expect(azuread.problems(JSON.parse(one) as Rendered)).toEqual([]);
  });

  it('is synthesized on a machine without Terraform', () => {
    const { PATH } = process.env;
    process.env.PATH = outdir;
    try {
      expect(synthesized('alone')).toContain('terraform_data');
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('has the addresses that its state is kept under', () => {
    const stack = emptyStack();
    fill(stack);
    expect(addressesOf(render(stack))).toEqual([
      'azuread_conditional_access_policy.block-legacy-authentication_policy_8FDB3FF4',
      'azuread_conditional_access_policy.require-mfa_policy_1EB00FEF',
      'azuread_conditional_access_policy.require-phishing-resistant-mfa_policy_F4546A4E',
      'azuread_directory_role_assignment.break-glass_global-administrator_64009855',
      'azuread_group.break-glass_group_E75EE15A',
      'azuread_named_location.trusted_location_02417273',
      'data.azuread_group.kept-elsewhere_group_D5585DD8',
      'data.azuread_users.break-glass_accounts_093045FE',
      'data.azuread_users.kept-elsewhere_accounts_BD0A5ADB',
      'terraform_data.block-legacy-authentication_family_3334EBD4',
      'terraform_data.require-mfa_family_E105D30D',
      'terraform_data.require-phishing-resistant-mfa_family_2FEED15D',
    ]);
  });
});
