import { ENTITLEMENT } from './access-package-catalogs';
import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject } from './json';
import { type Call, created, noContent, ok, type Resource, type Route, readRoutes } from './route';
import { anything, type Fields, flag, number, part, read, text, word } from './shape';
import { checkSubjects } from './subject-set';

const BASE = `${ENTITLEMENT}/accessPackageAssignmentPolicies`;
const POLICY: Fields = {
  accessPackageId: text,
  accessReviewSettings: anything,
  canExtend: flag,
  description: text,
  displayName: text,
  durationInDays: number,
  expirationDateTime: text,
  questions: anything,
  requestApprovalSettings: part({
    approvalMode: word('NoApproval', 'SingleStage', 'Serial'),
    approvalStages: anything,
    isApprovalRequired: flag,
    isApprovalRequiredForExtension: flag,
    isRequestorJustificationRequired: flag,
  }),
  requestorSettings: part({
    acceptRequests: flag,
    allowedRequestors: anything,
    scopeType: text,
  }),
};

/** Who may ask for an access package, who decides, and for how long it is given. An update replaces the whole. */
export class AccessPackagePolicies implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { accessPackagePolicies: policies } = this.directory;
    return [
      ...readRoutes(BASE, policies),
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call.body)) },
      { method: 'PUT', path: `${BASE}/{id}`, handle: (call) => ok(this.replace(call)) },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          found(policies, call.param('id'));
          policies.delete(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  private create(body: Json | undefined): JsonObject {
    const { callerId } = this.directory.settings;
    const id = this.directory.newId();
    return this.store({ id, createdBy: callerId, createdDateTime: this.directory.now() }, read(body, POLICY));
  }

  private replace(call: Call): JsonObject {
    const stored = found(this.directory.accessPackagePolicies, call.param('id'));
    const { id = null, createdBy = null, createdDateTime = null } = stored;
    const given = read(call.body, POLICY);
    if (given.accessPackageId !== stored.accessPackageId) {
      throw GraphError.badRequest('An assignment policy cannot be moved to another access package.');
    }
    return this.store({ id, createdBy, createdDateTime }, given);
  }

  private store(own: JsonObject, given: JsonObject): JsonObject {
    found(this.directory.accessPackages, String(given.accessPackageId));
    if (!given.displayName) throw GraphError.badRequest("A value is required for 'displayName'.");
    const approval = isObject(given.requestApprovalSettings) ? given.requestApprovalSettings : {};
    const requestors = isObject(given.requestorSettings) ? given.requestorSettings : {};
    const stages = Array.isArray(approval.approvalStages) ? approval.approvalStages.filter(isObject) : [];
    const approvers = stages.flatMap((stage) => listAt(stage, 'primaryApprovers'));
    checkSubjects([...approvers, ...listAt(requestors, 'allowedRequestors')], this.directory);
    if (approval.isApprovalRequired === true && approvers.length === 0) {
      throw GraphError.badRequest('An approval needs at least one approver.');
    }
    const policy: JsonObject = {
      description: null,
      canExtend: false,
      durationInDays: 0,
      expirationDateTime: null,
      accessReviewSettings: null,
      questions: [],
      requestorSettings: { scopeType: 'NoSubjects', acceptRequests: true, allowedRequestors: [] },
      ...given,
      ...own,
      modifiedBy: this.directory.settings.callerId,
      modifiedDateTime: this.directory.now(),
      requestApprovalSettings: {
        isApprovalRequired: false,
        isApprovalRequiredForExtension: false,
        isRequestorJustificationRequired: false,
        ...approval,
        approvalMode: modeOf(approval.isApprovalRequired === true, stages.length),
        approvalStages: stages,
      },
    };
    this.directory.accessPackagePolicies.set(String(policy.id), policy);
    return policy;
  }
}

function modeOf(required: boolean, stages: number): string {
  if (!required) return 'NoApproval';
  return stages > 1 ? 'Serial' : 'SingleStage';
}

function listAt(holder: JsonObject, key: string): Json[] {
  const list = holder[key];
  return Array.isArray(list) ? list : [];
}
