import type { TerraformStack } from 'cdktf';
import { closeTheAccount } from './examples/account-public-access-block';
import { blockAtRisk } from './examples/block-at-risk';
import { blockOldProtocols } from './examples/block-legacy-authentication';
import { blockStrangers } from './examples/block-outside-personas';
import { blockRiskyApplications } from './examples/block-risky-service-principals';
import { emergencyAccess, keptElsewhere } from './examples/break-glass-group';
import { inThreeLanes } from './examples/conditional-access-lanes';
import { guardPeople } from './examples/human-group';
import { activateRoles } from './examples/just-in-time-role';
import { keepTheLedger } from './examples/private-bucket';
import { askAtRisk } from './examples/prove-at-risk';
import { addMfa } from './examples/require-mfa';
import { guardTheCrm } from './examples/require-mfa-for-application';
import { demandMfa } from './examples/require-mfa-for-group';
import { protectAdministrators } from './examples/require-phishing-resistant-mfa';
import { trustTheOffice } from './examples/trusted-location';
import { onlyFromTheOffice } from './examples/trusted-network-only';

/** The examples that put something into a stack, by the page that shows them. */
export const STACK_EXAMPLES: readonly (readonly [page: string, build: (stack: TerraformStack) => unknown])[] = [
  ['account-public-access-block', closeTheAccount],
  ['block-at-risk', blockAtRisk],
  ['block-legacy-authentication', blockOldProtocols],
  ['block-risky-service-principals', blockRiskyApplications],
  ['block-outside-personas', blockStrangers],
  ['break-glass-group', emergencyAccess],
  ['break-glass-group', keptElsewhere],
  ['conditional-access-lanes', inThreeLanes],
  ['human-group', guardPeople],
  ['just-in-time-role', activateRoles],
  ['private-bucket', keepTheLedger],
  ['prove-at-risk', askAtRisk],
  ['require-mfa', addMfa],
  ['require-mfa-for-application', guardTheCrm],
  ['require-mfa-for-group', demandMfa],
  ['require-phishing-resistant-mfa', protectAdministrators],
  ['trusted-location', trustTheOffice],
  ['trusted-network-only', onlyFromTheOffice],
];
