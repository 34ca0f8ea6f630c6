import { changed, itRefuses, refusals } from '../contoso';

describe('networks are judged by their own rules, at the range', () => {
  itRefuses([
    [
      'host bits, with the correction',
      [['198.51.100.16/28', '198.51.100.17/28']],
      [
        '7: networks.pipeline.cidrs.0: network "pipeline": the address range has bits set beyond its prefix length, got "198.51.100.17/28"; allowed: an address range is written as its first address, a slash and the prefix length. Write "198.51.100.16/28", or "198.51.100.17/32" if a single host is meant.',
      ],
    ],
    [
      'nothing said about IPv6',
      [[', ipv6: none', '']],
      [
        '7: networks.pipeline.ipv6: network "pipeline": nothing is said about IPv6, got "198.51.100.16/28"; allowed: a network lists an IPv6 range or says "ipv6: none". Add the IPv6 egress range, or "ipv6: none" where the network has no IPv6 egress.',
      ],
    ],
  ]);

  it('documentation addresses outside an example', () => {
    expect(refusals(changed(['example: true\n', ''])).map((line) => line.split(': ')[0])).toEqual(['5', '5', '6']);
  });

  it('no network at all', () => {
    const text = changed(['networks:\n', 'networks: {}\nsome:\n']);
    expect(refusals(text)).toContainEqual(expect.stringMatching(/^5: networks: there is no network, got "\{\}"/));
  });
});

describe('names that are referred to are declared', () => {
  itRefuses([
    [
      'a supplier',
      [['supplier: amazon', 'supplier: amazn']],
      [
        '50: services.aws.supplier: no such supplier is declared, got "amazn"; allowed: amazon, crmvendor, microsoft. Did you mean "amazon"?',
      ],
    ],
    [
      'networks of a guard',
      [['networks: [hq, pipeline]', 'networks: [hq, pipelin]']],
      [
        '51: services.aws.guard.networks.1: no such network is declared, got "pipelin"; allowed: hq, pipeline. Did you mean "pipeline"?',
      ],
    ],
    [
      'trusted networks, of which nothing is near',
      [['trusted: [hq]', 'trusted: [warehouse]']],
      ['43: services.entra.entra.trusted.0: no such network is declared, got "warehouse"; allowed: hq, pipeline.'],
    ],
    [
      'networks of the deployer',
      [['from: [pipeline]', 'from: [pipeline, hqq]']],
      ['25: deployer.from.1: no such network is declared, got "hqq"; allowed: hq, pipeline. Did you mean "hq"?'],
    ],
    [
      'a network with a name of JavaScript',
      [['from: [pipeline]', 'from: [constructor]']],
      ['25: deployer.from.0: no such network is declared, got "constructor"; allowed: hq, pipeline.'],
    ],
    [
      'an identity service',
      [['identity: entra, application', 'identity: entre, application']],
      [
        '76: services.crm.guard.identity: no such service is declared, got "entre"; allowed: aws, crm, entra. Did you mean "entra"?',
      ],
    ],
    [
      'an identity service of another kind',
      [['identity: entra, application', 'identity: aws, application']],
      [
        '76: services.crm.guard.identity: service "aws" is of kind aws, and has no Conditional Access, got "aws"; allowed: a service of kind entra (entra). (LAD-01)',
      ],
    ],
    [
      'the account that an acceptance is for',
      [['subject: aws\n', 'subject: aws.prd\n']],
      [
        '83: acceptances.0.subject: no such service or account is declared, got "aws.prd"; allowed: aws, aws.prod, aws.test, crm, entra. Did you mean "aws.prod"?',
      ],
    ],
    [
      'an account of a service that has none',
      [['subject: aws\n', 'subject: crm.prod\n']],
      [
        '83: acceptances.0.subject: no such service or account is declared, got "crm.prod"; allowed: aws, aws.prod, aws.test, crm, entra.',
      ],
    ],
  ]);

  it.each(['entra', 'aws.test', 'crm'])('an acceptance can be for %s', (subject) => {
    expect(refusals(changed(['subject: aws\n', `subject: ${subject}\n`]))).toEqual([]);
  });

  it('a supplier that no service has may stay', () => {
    expect(refusals(changed(['supplier: crmvendor', 'supplier: amazon']))).toEqual([]);
  });
});
