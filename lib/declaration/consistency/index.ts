import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';
import { acceptanceFaults } from './acceptance';
import { attestationFaults } from './attestations';
import { awsFaults } from './aws';
import { backendFaults } from './backend';
import { baselineFaults } from './baselines';
import { deployerFaults } from './deployer';
import { entraFaults } from './entra';
import { emergencyFaults } from './entra-emergency';
import { entraGuestFaults } from './entra-guests';
import { entraRiskFaults } from './entra-risk';
import type { Known } from './known';
import { ladderFaults } from './ladder';
import { networkFaults } from './networks';
import { organizationFaults } from './organization';
import { personaFaults } from './personas';
import { referenceFaults } from './references';
import { riskFaults } from './risks';
import { rolloutFaults } from './rollout';
import { supplierFaults } from './suppliers';
import { tenantSettingsFaults } from './tenant-settings';

export { type Claim, type Claimant, claimFaults, claimsOf } from './claims';
export { Known } from './known';

/** Everything in which one declaration contradicts itself, whatever day it is; what must be unique is `claimFaults`'. */
export function inconsistencies(declaration: Declaration, known: Known): Fault[] {
  return [
    ...networkFaults(declaration),
    ...referenceFaults(declaration, known),
    ...deployerFaults(declaration),
    ...ladderFaults(declaration),
    ...rolloutFaults(declaration),
    ...backendFaults(declaration),
    ...baselineFaults(declaration),
    ...entraFaults(declaration),
    ...emergencyFaults(declaration),
    ...personaFaults(declaration),
    ...entraGuestFaults(declaration),
    ...entraRiskFaults(declaration),
    ...attestationFaults(declaration),
    ...tenantSettingsFaults(declaration),
    ...awsFaults(declaration),
    ...organizationFaults(declaration, known),
    ...riskFaults(declaration),
    ...supplierFaults(declaration),
    ...acceptanceFaults(declaration),
  ];
}
