import ipaddr from 'ipaddr.js';
import { InvalidValue } from './invalid-value';

const FORM = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const RESERVED_BEGINNINGS = ['xn--', 'sthree-', 'amzn-s3-demo-'] as const;
const RESERVED_ENDINGS = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'] as const;

/** The name of a general purpose Amazon S3 bucket. */
export class BucketName {
  private constructor(private readonly text: string) {}

  /**
   * Reads a name by Amazon's rules for general purpose buckets: 3 to 63 lower-case letters, digits, dots and hyphens,
   * a letter or digit at either end, no two dots in a row, not an IPv4 address, none of the reserved beginnings and
   * endings.
   *
   * @throws InvalidValue that names the rule which the name breaks.
   */
  static parse(text: string): BucketName {
    const problem = problemOf(text);
    if (problem !== undefined) {
      const lower = text.toLowerCase();
      throw new InvalidValue({
        problem,
        given: text,
        allowed:
          'a bucket name has 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at either end',
        remedy: lower !== text && problemOf(lower) === undefined ? `Write "${lower}"` : undefined,
      });
    }
    return new BucketName(text);
  }

  equals(other: BucketName): boolean {
    return this.text === other.text;
  }

  toString(): string {
    return this.text;
  }
}

function problemOf(text: string): string | undefined {
  if (!FORM.test(text)) return 'this is not a bucket name';
  if (text.includes('..')) return 'a bucket name has no two dots in a row';
  if (/^[\d.]+$/.test(text) && ipaddr.IPv4.isValidFourPartDecimal(text)) return 'a bucket name is not an IP address';
  const beginning = RESERVED_BEGINNINGS.find((reserved) => text.startsWith(reserved));
  if (beginning !== undefined) return `Amazon reserves bucket names that begin with "${beginning}"`;
  const ending = RESERVED_ENDINGS.find((reserved) => text.endsWith(reserved));
  if (ending !== undefined) return `Amazon reserves bucket names that end with "${ending}"`;
  return undefined;
}
