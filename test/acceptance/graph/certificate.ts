import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import * as der from './der';

const ECDSA_WITH_SHA256 = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'));
const DAY = 24 * 60 * 60 * 1000;

/** A certificate with its private key, both PEM. */
export interface Identity {
  readonly certificate: string;
  readonly privateKey: string;
}

interface Key {
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo. */
  readonly spki: Buffer;
  /** SHA-1 of the public key: a name for it, not a protection. */
  readonly identifier: Buffer;
}

/**
 * A certificate authority that lives as long as the process: nothing outside the tests trusts it, and its key is
 * never written anywhere. Node makes no X.509 certificates itself, and `openssl` is not on every machine.
 */
export class CertificateAuthority {
  static create(): CertificateAuthority {
    return new CertificateAuthority(newKey());
  }

  /** The authority's own certificate, PEM: what `SSL_CERT_FILE` names. */
  readonly certificate: string;

  private constructor(private readonly key: Key) {
    this.certificate = this.signed('Graph stand-in authority', key, [
      extension('2.5.29.19', true, der.sequence(der.boolean(true))), // basic constraints: is an authority
      extension('2.5.29.15', true, der.bitString(Buffer.from([0b0000_0100]), 2)), // key usage: signs certificates
    ]);
  }

  /** A server certificate for the loopback address: `DNS:localhost`, `IP:127.0.0.1`. */
  issueForLoopback(): Identity {
    const key = newKey();
    const names = der.sequence(
      der.implicit(2, Buffer.from('localhost', 'ascii')),
      der.implicit(7, Buffer.from([127, 0, 0, 1])),
    );
    const certificate = this.signed('localhost', key, [
      extension('2.5.29.15', true, der.bitString(Buffer.from([0b1000_0000]), 7)), // key usage: signs handshakes
      extension('2.5.29.37', false, der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.3.1'))), // server authentication
      extension('2.5.29.17', false, names),
    ]);
    return { certificate, privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  }

  private signed(subject: string, key: Key, extensions: Buffer[]): string {
    const now = Date.now();
    const content = der.sequence(
      der.explicit(0, der.integer(Buffer.from([2]))), // version 3
      der.integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
      ECDSA_WITH_SHA256,
      commonName('Graph stand-in authority'),
      der.sequence(der.utcTime(new Date(now - DAY)), der.utcTime(new Date(now + 7 * DAY))),
      commonName(subject),
      key.spki,
      der.explicit(
        3,
        der.sequence(
          ...extensions,
          extension('2.5.29.14', false, der.octetString(key.identifier)),
          extension('2.5.29.35', false, der.sequence(der.implicit(0, this.key.identifier))),
        ),
      ),
    );
    const signature = sign('sha256', content, this.key.privateKey);
    return pem(der.sequence(content, ECDSA_WITH_SHA256, der.bitString(signature)));
  }
}

function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { privateKey, spki, identifier: createHash('sha1').update(spki).digest() };
}

function commonName(name: string): Buffer {
  return der.sequence(der.setOf(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(name))));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [der.boolean(true)] : [];
  return der.sequence(der.objectIdentifier(id), ...flag, der.octetString(value));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
