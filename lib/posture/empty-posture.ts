import type { Posture } from './posture';

/** A posture that holds nothing and is open to more: what a stack without resources comes to. */
export function emptyPosture(): Posture {
  return {
    entities: {
      conditionalAccessPolicy: [],
      namedLocation: [],
      authenticationStrength: [],
      writtenPolicy: [],
      writtenLocation: [],
      writtenStrength: [],
      group: [],
      groupLookup: [],
      groupMembership: [],
      userLookup: [],
      roleAssignment: [],
      roleEligibility: [],
      groupSchedule: [],
      groupRolePolicy: [],
      servicePrincipal: [],
      appRoleAssignment: [],
      permissionRequest: [],
      delegatedGrant: [],
      workloadSecret: [],
      workloadOwner: [],
      federatedCredential: [],
      bucket: [],
      bucketPublicAccessBlock: [],
      bucketOwnership: [],
      bucketPolicy: [],
      bucketEncryption: [],
      bucketVersioning: [],
      kmsKey: [],
      accountPublicAccessBlock: [],
      iamPrincipal: [],
      identityPolicy: [],
      iamMembership: [],
    },
    opaque: [],
    clouds: [],
    closedWorld: false,
  };
}
