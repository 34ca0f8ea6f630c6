import { issuerOf, SamlMetadata } from '../../lib/values';
import { samlMetadata, TENANT_ID } from '../support/saml-metadata';

const ISSUER = `https://sts.windows.net/${TENANT_ID}/`;

describe('the metadata of an identity provider', () => {
  it('says who signs in by it', () => {
    expect(SamlMetadata.parse(samlMetadata(TENANT_ID)).issuer).toBe(ISSUER);
  });

  it.each<[string, string, string | undefined]>([
    ['with a prefix', `<md:EntityDescriptor xmlns:md="x" entityID="${ISSUER}">`, ISSUER],
    ['in single quotes', `<EntityDescriptor entityID = '${ISSUER}'>`, ISSUER],
    ['after a mark of byte order', `\uFEFF<EntityDescriptor entityID="${ISSUER}">`, ISSUER],
    ['behind a comment with another', `<!-- <EntityDescriptor entityID="x"> --><EntityDescriptor entityID="y">`, 'y'],
    ['in an attribute of another name', '<EntityDescriptor xentityID="x">', undefined],
    ['of several entities', '<EntitiesDescriptor><EntityDescriptor entityID="x">', undefined],
    ['with an entity reference', '<EntityDescriptor entityID="&x;">', undefined],
    ['behind a document type', '<!DOCTYPE x [<!ENTITY a "b">]><EntityDescriptor entityID="x">', undefined],
  ])('%s is read, or is not', (_title, text, expected) => {
    expect(issuerOf(text)).toBe(expected);
  });

  it.each([
    ['text that is none', 'hello', 'this is not the SAML metadata of an identity provider'],
    ['that of a service', samlMetadata(TENANT_ID).replaceAll('IDPSSO', 'SPSSO'), 'this is not the SAML metadata'],
    [
      'one without a certificate',
      samlMetadata(TENANT_ID).replaceAll('X509Certificate', 'X'),
      'this is not the SAML metadata',
    ],
    [
      'a short one',
      '<EntityDescriptor entityID="x"><IDPSSODescriptor><X509Certificate>abc</X509Certificate></IDPSSODescriptor></EntityDescriptor>',
      'IAM does not take SAML metadata of this size',
    ],
  ])('is not %s', (_title, text, problem) => {
    expect(() => SamlMetadata.parse(text)).toThrow(problem);
  });
});
