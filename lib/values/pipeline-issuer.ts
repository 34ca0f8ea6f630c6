import { InvalidValue } from './invalid-value';

/** Issuers whose subjects are known, each with the audience that its own steps for AWS ask for. */
export const PIPELINE_ISSUERS = {
  github: { issuer: 'https://token.actions.githubusercontent.com', audience: 'sts.amazonaws.com' },
  gitlab: { issuer: 'https://gitlab.com', audience: 'https://gitlab.com' },
} as const;

const LONGEST = 255;

/** The address of whoever issues tokens, as IAM takes it for an OpenID Connect provider. */
export class PipelineIssuer {
  private constructor(private readonly text: string) {}

  /**
   * Reads an https address in lower case, without port, query and fragment (IAM API Reference, CreateOpenIDConnectProvider).
   *
   * @throws InvalidValue
   */
  static parse(text: string): PipelineIssuer {
    if (text.length <= LONGEST && /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w.~-]+)*\/?$/.test(text)) {
      return new PipelineIssuer(text);
    }
    throw new InvalidValue({
      problem: 'this is not the address of an issuer of tokens',
      given: text,
      allowed: 'it is an https address with its host in lower case, and without port and query, as "iss" has it',
      remedy: `Write it like "${PIPELINE_ISSUERS.github.issuer}"`,
      control: 'AWS-MFA-08',
    });
  }

  /** How IAM names the provider in its ARN and in condition keys: the address without its scheme. */
  get host(): string {
    return this.text.slice('https://'.length);
  }

  toString(): string {
    return this.text;
  }
}
