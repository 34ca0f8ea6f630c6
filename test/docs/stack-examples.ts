import type { TerraformStack } from 'cdktf';
import { closeTheAccount } from './examples/account-public-access-block';
import { blockOldProtocols } from './examples/block-legacy-authentication';
import { emergencyAccess, keptElsewhere } from './examples/break-glass-group';
import { inThreeLanes } from './examples/conditional-access-lanes';
import { guardPeople } from './examples/human-group';
import { keepTheLedger } from './examples/private-bucket';
import { addMfa } from './examples/require-mfa';
import { demandMfa } from './examples/require-mfa-for-group';
import { protectAdministrators } from './examples/require-phishing-resistant-mfa';
import { trustTheOffice } from './examples/trusted-location';
import { onlyFromTheOffice } from './examples/trusted-network-only';

/** The examples that put something into a stack, by the page that shows them. */
export const STACK_EXAMPLES: readonly (readonly [page: string, build: (stack: TerraformStack) => unknown])[] = [
  ['account-public-access-block', closeTheAccount],
  ['block-legacy-authentication', blockOldProtocols],
  ['break-glass-group', emergencyAccess],
  ['break-glass-group', keptElsewhere],
  ['conditional-access-lanes', inThreeLanes],
  ['human-group', guardPeople],
  ['private-bucket', keepTheLedger],
  ['require-mfa', addMfa],
  ['require-mfa-for-group', demandMfa],
  ['require-phishing-resistant-mfa', protectAdministrators],
  ['trusted-location', trustTheOffice],
  ['trusted-network-only', onlyFromTheOffice],
];
