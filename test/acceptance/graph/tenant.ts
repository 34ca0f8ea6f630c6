import { AccessPackageCatalogs } from './access-package-catalogs';
import { AccessPackagePolicies } from './access-package-policies';
import { AccessPackages } from './access-packages';
import { AdministrativeUnits } from './administrative-units';
import { AppRoleAssignments } from './app-role-assignments';
import { Applications } from './applications';
import { AuthenticationStrengths } from './authentication-strengths';
import { ConditionalAccessPolicies } from './conditional-access';
import { Directory, type DirectorySettings } from './directory';
import { DirectoryObjects } from './directory-objects';
import { FederatedCredentials } from './federated-credentials';
import { GroupRolePolicies } from './group-role-policies';
import { GroupSchedules } from './group-schedules';
import { Groups } from './groups';
import { NamedLocations } from './named-locations';
import { RoleEligibility } from './role-eligibility';
import { Roles } from './roles';
import { Router } from './route';
import { Seed } from './seed';
import { ServicePrincipals } from './service-principals';
import { Users } from './users';

/** One tenant: its directory and the resources through which it is read and written. */
export class Tenant {
  readonly directory: Directory;
  readonly seed: Seed;
  readonly groups: Groups;
  readonly namedLocations: NamedLocations;
  readonly authenticationStrengths: AuthenticationStrengths;
  readonly router: Router;

  constructor(settings: DirectorySettings) {
    this.directory = new Directory(settings);
    this.seed = new Seed(this.directory);
    this.groups = new Groups(this.directory);
    this.namedLocations = new NamedLocations(this.directory);
    this.authenticationStrengths = new AuthenticationStrengths(this.directory);
    this.router = new Router([
      this.groups,
      new AdministrativeUnits(this.directory, this.groups),
      new Users(this.directory),
      new Applications(this.directory),
      new FederatedCredentials(this.directory),
      new ServicePrincipals(this.directory),
      new AppRoleAssignments(this.directory),
      new DirectoryObjects(this.directory),
      new Roles(this.directory),
      new RoleEligibility(this.directory),
      new GroupSchedules(this.directory, 'assignment'),
      new GroupSchedules(this.directory, 'eligibility'),
      new GroupRolePolicies(this.directory),
      new AccessPackageCatalogs(this.directory),
      new AccessPackages(this.directory),
      new AccessPackagePolicies(this.directory),
      this.namedLocations,
      this.authenticationStrengths,
      new ConditionalAccessPolicies(this.directory),
    ]);
    this.seed.servicePrincipal(settings.callerId, settings.callerId, 'terraform');
  }
}
