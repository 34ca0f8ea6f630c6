import { AccessAnalyzers, PasswordPolicy, SecurityContact } from '../../aws';
import { type AccountContext, firstRegion, providerIn } from './account-context';

/** What keeps the identities of the account in order: passwords, the analyzer, whom AWS tells. */
export function addHygiene(context: AccountContext): void {
  const { stack, account, settings, path, declared } = context;
  const { passwordExpiryDays, accessAnalyzer = {} } = account;
  new PasswordPolicy(
    stack,
    'passwords',
    passwordExpiryDays === undefined ? {} : { expireAfterDays: passwordExpiryDays },
  );
  declared.passwords = `${path}.passwordExpiryDays`;
  for (const region of account.regions) {
    const chosen = region === firstRegion(context) ? accessAnalyzer : {};
    new AccessAnalyzers(stack, `analyzers-${region}`, { ...providerIn(context, region), ...chosen });
    declared[`analyzers-${region}`] = `${path}.accessAnalyzer`;
  }
  const contact = settings.aws.securityContact;
  if (contact === undefined) return;
  const { name, title, email, phone } = contact;
  new SecurityContact(stack, 'security-contact', { name, title, emailAddress: email, phoneNumber: phone });
  declared['security-contact'] = 'aws.securityContact';
}
