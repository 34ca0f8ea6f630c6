const WORDS = [
  'accesskey',
  'accesskeyid',
  'apikey',
  'clientcertificate',
  'clientcertificatepassword',
  'clientsecret',
  'connectionstring',
  'credential',
  'credentials',
  'passphrase',
  'passwd',
  'password',
  'privatekey',
  'pwd',
  'sas',
  'secret',
  'secretkey',
  'secretaccesskey',
  'sessiontoken',
  'sharedcredentialsfile',
  'sharedcredentialsfiles',
  'token',
] as const;

/**
 * Whether a key's name is that of a credential: `access_key`, `secretKey`, `AWS_SESSION_TOKEN`, `sas-token`,
 * `clientSecret`, `db_password`. A name that has such a word at its end, or is about one, is refused without a look at
 * its value.
 */
export function isCredentialKey(key: string): boolean {
  const name = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  return WORDS.some((word) => name === word || (word.length > 4 && name.endsWith(word)));
}
