import { AccessPackage } from '@cdktf/provider-azuread/lib/access-package';
import { AccessPackageAssignmentPolicy } from '@cdktf/provider-azuread/lib/access-package-assignment-policy';
import { AccessPackageCatalog } from '@cdktf/provider-azuread/lib/access-package-catalog';
import { AccessPackageResourceCatalogAssociation } from '@cdktf/provider-azuread/lib/access-package-resource-catalog-association';
import { AccessPackageResourcePackageAssociation } from '@cdktf/provider-azuread/lib/access-package-resource-package-association';
import type { Group } from '@cdktf/provider-azuread/lib/group';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Guid } from '../values';
import type { RequestedAccess } from './access-on-request-rules';
import { idPart, lookUpEnabled, lookUpProtectedGroup } from './privileged-people';

/** How long a request waits for a decision, in days; then it is denied. */
const WAITING_DAYS = 1;
const DISABLED =
  'Somebody who may ask for an exclusion, or decides on it, is disabled. Name somebody else. (ENT-GV-03)';
const OPEN_GROUP =
  'A group that decides on requests for an exclusion is not role-assignable, so any group administrator can put ' +
  'himself in it. Make a group with "Microsoft Entra roles can be assigned to the group" on. (ENT-GV-03)';

/** An access package by which somebody asks for membership of a group, and is given it for some days once it is approved. */
export class AccessOnRequest extends Construct {
  readonly catalog: AccessPackageCatalog;
  readonly accessPackage: AccessPackage;
  readonly policy: AccessPackageAssignmentPolicy;

  constructor(
    scope: Construct,
    id: string,
    props: RequestedAccess & { readonly group: Group; readonly displayName: string },
  ) {
    super(scope, id);
    const { group, displayName, days = 1 } = props;
    const description = 'Membership for a limited time, with approval.';
    this.catalog = new AccessPackageCatalog(this, 'catalog', {
      displayName,
      description,
      published: true,
      externallyVisible: false,
    });
    const inCatalog = new AccessPackageResourceCatalogAssociation(this, 'group', {
      catalogId: this.catalog.id,
      resourceOriginId: group.objectId,
      resourceOriginSystem: 'AadGroup',
    });
    this.accessPackage = new AccessPackage(this, 'package', {
      catalogId: this.catalog.id,
      displayName,
      description,
      hidden: false,
    });
    new AccessPackageResourcePackageAssociation(this, 'membership', {
      accessPackageId: this.accessPackage.id,
      catalogResourceAssociationId: inCatalog.id,
      accessType: 'Member',
    });
    this.policy = new AccessPackageAssignmentPolicy(this, 'policy', {
      accessPackageId: this.accessPackage.id,
      displayName: 'On request, with approval',
      description,
      durationInDays: days,
      extensionEnabled: false,
      requestorSettings: {
        requestsAccepted: true,
        scopeType: 'SpecificDirectorySubjects',
        requestor: [
          ...this.people('requestor', props.requestors),
          ...(props.requestorGroups ?? []).map((group) => ({
            subjectType: 'groupMembers',
            objectId: Token.isUnresolved(group) ? group : Guid.parse(group).toString(),
          })),
        ],
      },
      approvalSettings: {
        approvalRequired: true,
        approvalRequiredForExtension: true,
        requestorJustificationRequired: true,
        approvalStage: [
          {
            approvalTimeoutInDays: WAITING_DAYS,
            approverJustificationRequired: true,
            primaryApprover: [
              ...this.people('approver', props.approvers),
              ...(props.approverGroups ?? []).map((group, index) => ({
                subjectType: 'groupMembers',
                objectId: lookUpProtectedGroup(this, `approver-group-${idPart(group, index)}`, group, OPEN_GROUP)
                  .objectId,
              })),
            ],
          },
        ],
      },
    });
  }

  private people(role: string, people: readonly string[] = []) {
    return people.map((name, index) => ({
      subjectType: 'singleUser',
      objectId: lookUpEnabled(this, `${role}-${idPart(name, index)}`, name, DISABLED).objectId,
    }));
  }
}
