import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { CertificateAuthority } from './certificate';
import { objectIdentifier, utcTime } from './der';

describe('the certificate authority', () => {
  const authority = CertificateAuthority.create();
  const identity = authority.issueForLoopback();
  const server = new X509Certificate(identity.certificate);

  it('issues a certificate for the loopback address that it has signed', () => {
    const root = new X509Certificate(authority.certificate);
    expect(root.ca).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(server.ca).toBe(false);
    expect(server.checkIssued(root)).toBe(true);
    expect(server.verify(root.publicKey)).toBe(true);
    expect(server.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.checkHost('graph.microsoft.com')).toBeUndefined();
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
  });

  it('issues certificates that are good now and for no longer than the week', () => {
    const [from, to] = [Date.parse(server.validFrom), Date.parse(server.validTo)];
    expect(from).toBeLessThan(Date.now());
    expect(to).toBeGreaterThan(Date.now());
    expect(to - from).toBe(8 * 24 * 60 * 60 * 1000);
  });

  it.each(['localhost', '127.0.0.1'])('convinces a client that trusts it, by the name %s', async (host) => {
    expect(await handshake(host, authority.certificate)).toBe('authorized');
  });

  it('does not convince a client that trusts another authority', async () => {
    const stranger = CertificateAuthority.create();
    expect(await handshake('localhost', stranger.certificate)).toMatch(/SIGNATURE|UNABLE_TO_VERIFY|SELF_SIGNED/);
  });

  async function handshake(host: string, ca: string): Promise<string> {
    const listener = createServer({ cert: identity.certificate, key: identity.privateKey }, (socket) => socket.end());
    listener.on('tlsClientError', () => {});
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    const servername = host === 'localhost' ? host : '';
    const socket = connect({ host, port, ca, servername });
    const outcome = await new Promise<string>((resolve) => {
      socket.on('secureConnect', () => resolve(socket.authorized ? 'authorized' : 'not authorized'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
    socket.destroy();
    listener.close();
    return outcome;
  }
});

describe('DER', () => {
  it('writes object identifiers with numbers beyond seven bits', () => {
    expect(objectIdentifier('1.2.840.10045.4.3.2').toString('hex')).toBe('06082a8648ce3d040302');
  });

  it('writes times in UTC, to the second', () => {
    expect(utcTime(new Date('2026-11-23T09:08:07.654Z')).toString('latin1')).toBe('\x17\x0d261123090807Z');
  });
});
