import { InvalidValue } from './invalid-value';

/** IAM takes documents of this size alone (IAM API Reference, CreateSAMLProvider). */
const [SHORTEST, LONGEST] = [1000, 10_000_000];

/** The metadata of an identity provider, as IAM takes it: SAML 2.0 metadata of one entity. */
export class SamlMetadata {
  private constructor(
    private readonly text: string,
    /** Who signs in by it: `https://sts.windows.net/<tenant id>/`. */
    readonly issuer: string,
  ) {}

  /**
   * Reads the XML of the metadata.
   *
   * @throws InvalidValue for what is not the metadata of one identity provider, and for a size that IAM does not take.
   */
  static parse(text: string): SamlMetadata {
    const issuer = issuerOf(text);
    const isSigned = /<(?:[\w-]+:)?X509Certificate>\s*[A-Za-z0-9+/=\s]+</.test(text);
    if (issuer === undefined || !isSigned || !/<(?:[\w-]+:)?IDPSSODescriptor\b/.test(text)) {
      throw new InvalidValue({
        problem: 'this is not the SAML metadata of an identity provider',
        given: text.slice(0, 40),
        allowed: 'an EntityDescriptor with an entityID, an IDPSSODescriptor and the certificate that it signs by',
        remedy: 'Download the "Federation Metadata XML" of the enterprise application',
        control: 'AWS-MFA-06',
      });
    }
    if (text.length < SHORTEST || text.length > LONGEST) {
      throw new InvalidValue({
        problem: 'IAM does not take SAML metadata of this size',
        given: `${text.length} characters`,
        allowed: `${SHORTEST} to ${LONGEST} characters`,
        control: 'AWS-MFA-06',
      });
    }
    return new SamlMetadata(text, issuer);
  }

  /** The XML as it was given. */
  toString(): string {
    return this.text;
  }
}

/** The entity that the metadata is of; `undefined` where the document is not that of one entity. */
export function issuerOf(text: string): string | undefined {
  const [, attributes] =
    /^(?:\s|<\?.*?\?>|<!--[\s\S]*?-->)*<(?:[\w-]+:)?EntityDescriptor\b([^<>]*)>/.exec(text.replace(/^\uFEFF/, '')) ??
    [];
  const [, double, single] = /\sentityID\s*=\s*(?:"([^"&]*)"|'([^'&]*)')/.exec(` ${attributes ?? ''}`) ?? [];
  return double ?? single;
}
