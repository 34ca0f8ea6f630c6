import { z } from 'zod';
import { region } from './aws-bucket';
import { vpcId } from './aws-vpc';
import { networkId } from './common';
import { id } from './text';

const arn = (description: string, example: string) =>
  z
    .string()
    .regex(/^arn:[^:]+:[^:]+:/, { message: 'an ARN begins with arn:' })
    .meta({ description, examples: [example] });

const networks = z.array(networkId('A network of this declaration.')).min(1);

const vpcEndpointId = z
  .string()
  .regex(/^vpce-[0-9a-f]{8,17}$/, { message: 'the id of a VPC endpoint has the form vpce-0a1b2c3d4e5f67890' })
  .meta({ description: 'Id of the endpoint.', examples: ['vpce-0a1b2c3d4e5f67890'] });

const vpcEndpoint = z
  .strictObject({
    region: region("Region of the endpoint. Default: the account's first.").optional(),
    reads: z
      .array(
        arn(
          'ARN of a bucket with objects, of a repository or a document.',
          'arn:aws:s3:::al2023-repos-eu-north-1-de612dc2/*',
        ),
      )
      .min(1)
      .optional()
      .meta({ description: 'Resources of others, AWS among them, that are read through the endpoint. Default: none.' }),
  })
  .meta({ description: 'A VPC endpoint that exists already: its policy is made here (AWS-NET-04).' });

const edge = z
  .strictObject({
    networks: networks.meta({ description: 'The only networks that it answers to (AWS-NET-05).' }),
    region: region("Region of what is protected. Default: the account's first.").optional(),
    protects: z
      .record(
        id('Short name in this declaration.', ['portal']),
        arn(
          'ARN of a load balancer, an API stage, or what else takes a web ACL.',
          'arn:aws:elasticloadbalancing:eu-north-1:111122223333:loadbalancer/app/portal/0123456789abcdef',
        ),
      )
      .refine((protects) => Object.keys(protects).length > 0, { message: 'nothing is protected' })
      .meta({ description: 'What the web ACL is put on; at least one.', minProperties: 1 }),
  })
  .meta({ description: 'A web ACL that lets in declared networks alone (AWS-NET-05).' });

const prefixList = z
  .strictObject({
    networks: networks.meta({ description: 'The networks that the list holds (AWS-NET-07).' }),
    region: region("Region of the list. Default: the account's first.").optional(),
    reserve: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .meta({
        description: 'Room for ranges to come; it counts against the rules of what names the list. Default 0.',
        default: 0,
        examples: [2],
      }),
  })
  .meta({ description: 'A managed prefix list of declared networks, for security groups and route tables.' });

const administrationGroup = z
  .strictObject({
    vpc: vpcId('Id of the VPC that the machines are in.'),
    region: region("Region of the VPC. Default: as the VPC is declared, else the account's first.").optional(),
    networks: networks.meta({ description: 'The only networks that machines are administered from (AWS-NET-09).' }),
    by: z
      .array(z.enum(['ssh', 'rdp', 'winRmTls']))
      .min(1)
      .optional()
      .meta({ description: 'What they are administered by. Default: ssh.', default: ['ssh'], examples: [['rdp']] }),
  })
  .meta({ description: 'A security group for machines that are administered from declared networks (AWS-NET-09).' });

const searchDomain = z
  .strictObject({
    networks: networks.meta({ description: 'The only networks that the domain is reached from (AWS-NET-06).' }),
    region: region("Region of the domain. Default: the account's first.").optional(),
    callers: z
      .array(z.union([z.literal('*'), arn('ARN of a principal.', 'arn:aws:iam::111122223333:role/portal')]))
      .min(1)
      .optional()
      .meta({
        description:
          'Who is let in by the policy itself: principals of other accounts, or `*` where OpenSearch asks who it is. Default: nobody, so that own policies decide.',
      }),
  })
  .meta({
    description: 'An OpenSearch domain on the Internet that exists already: its policy is made here (AWS-NET-06).',
  });

const restApi = z
  .strictObject({
    api: z
      .string()
      .regex(/^[a-z0-9]{10}$/, { message: 'the id of a REST API has ten letters and digits' })
      .meta({ description: 'Id of the REST API.', examples: ['a1b2c3d4e5'] }),
    networks: networks.meta({ description: 'The only networks that the API answers to (AWS-NET-06).' }),
    vpcEndpoints: z
      .array(vpcEndpointId)
      .min(1)
      .optional()
      .meta({ description: 'VPC endpoints through which a private API is reached. Default: none.' }),
    region: region("Region of the API. Default: the account's first.").optional(),
  })
  .meta({ description: 'A REST API that exists already: its policy is made here (AWS-NET-06).' });

/** What an account says of its networks. */
export const networkSettings = {
  vpcEndpoints: z
    .record(vpcEndpointId, vpcEndpoint)
    .optional()
    .meta({ description: 'VPC endpoints, by their ids, that lead from own principals to own resources (AWS-NET-04).' }),
  edges: z
    .record(id('Short name of the edge in this declaration.', ['admin']), edge)
    .optional()
    .meta({ description: 'Web ACLs by a short name (AWS-NET-05).' }),
  prefixLists: z
    .record(id('Short name of the list in this declaration.', ['offices']), prefixList)
    .optional()
    .meta({ description: 'Managed prefix lists by a short name (AWS-NET-07).' }),
  administrationGroups: z
    .record(id('Short name of the group in this declaration, and its name.', ['bastion']), administrationGroup)
    .optional()
    .meta({ description: 'Security groups for administration, by a short name (AWS-NET-09).' }),
  searchDomains: z
    .record(
      z
        .string()
        .regex(/^[a-z][a-z0-9-]{2,27}$/, {
          message: 'the name of a domain has 3 to 28 small letters, digits and -, the first of them a letter',
        })
        .meta({ description: 'Name of the domain.', examples: ['logs'] }),
      searchDomain,
    )
    .optional()
    .meta({ description: 'OpenSearch domains, by their names, that declared networks alone reach (AWS-NET-06).' }),
  restApis: z
    .record(id('Short name of the API in this declaration.', ['admin']), restApi)
    .optional()
    .meta({
      description: 'REST APIs of API Gateway, by a short name, that answer to declared networks alone (AWS-NET-06).',
    }),
};
