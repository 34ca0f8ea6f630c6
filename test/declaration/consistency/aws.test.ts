import { itRefuses } from '../contoso';

describe('AWS accounts fit together', () => {
  itRefuses([
    [
      'a region of another partition',
      [['[eu-north-1, eu-west-1]', '[eu-north-1, eu-west-1, us-gov-west-1]']],
      [
        '65: services.aws.aws.accounts.prod.regions.2: this region is in partition aws-us-gov, and the service is in aws, got "us-gov-west-1"; allowed: regions of partition aws. Write "partition: aws-us-gov" where the whole service is there.',
      ],
    ],
    [
      'regions of the default partition under another',
      [
        ['      accounts:\n        prod', '      partition: aws-cn\n      accounts:\n        prod'],
        ['eu-north-1, eu-west-1', 'cn-north-1'],
        [', region: eu-west-1', ''],
      ],
      [
        '73: services.aws.aws.accounts.test.regions.0: this region is in partition aws, and the service is in aws-cn, got "eu-north-1"; allowed: regions of partition aws-cn. Write "partition: aws" where the whole service is there.',
      ],
    ],
    [
      'a bucket in a region that the account does not use',
      [['region: eu-west-1', 'region: eu-west-2']],
      [
        '71: services.aws.aws.accounts.prod.buckets.archive.region: the account does not use this region, got "eu-west-2"; allowed: eu-north-1, eu-west-1. Choose one of them, or add the region to the account.',
      ],
    ],
    [
      "the deployer's own role among the roles of people",
      [['humanRoles: [operator]', 'humanRoles: [operator, Tenant-Guard-Deploy]']],
      [
        '68: services.aws.aws.accounts.prod.humanRoles.1: this is the role of the deployer, which an allow-list for people would shut out, got "Tenant-Guard-Deploy"; allowed: roles that people assume. Take it out. (DEP-01)',
      ],
    ],
    [
      'alarms on a trail that tell nobody',
      [['          humanGroups: [admins]', '          audit: {}\n          humanGroups: [admins]']],
      [
        '66: services.aws.aws.accounts.prod.audit: alarms on the trail would tell nobody; allowed: somebody to tell. Add "tell: [...]" here, or "securityContact: {...}" for all accounts. (AWS-LOG-01)',
      ],
    ],
    [
      "the bucket of a trail by another's name",
      [
        [
          '          humanGroups: [admins]',
          '          audit: { bucket: contoso-ledger, tell: [soc@contoso.example] }\n          humanGroups: [admins]',
        ],
      ],
      [
        '66: services.aws.aws.accounts.prod.audit.bucket: this bucket name (partition aws) is taken by tenants/contoso.yaml:71, got "contoso-ledger". Bucket names are unique in a partition: choose another.',
      ],
    ],
    [
      'a pipeline from anywhere in its repository, subjects that name none, and a role that is there twice',
      [
        [
          '          humanGroups: [admins]',
          [
            '          pipelines:',
            '            deploy: { by: github, repository: contoso/web, policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }',
            '            Operator:',
            '              by: other',
            '              issuer: https://token.actions.githubusercontent.com',
            '              audience: sts.amazonaws.com',
            '              subjects: ["repo:contoso/web:pull_request"]',
            '              policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]',
            '          humanGroups: [admins]',
          ].join('\n'),
        ],
      ],
      [
        '67: services.aws.aws.accounts.prod.pipelines.deploy: any branch of the repository could have the role, and any pull request, got "contoso/web"; allowed: from where it runs. Add "environments: [production]" or "branches: [main]". (AWS-MFA-08)',
        '68: services.aws.aws.accounts.prod.pipelines.Operator: a role of this name stands under humanRoles, as one that exists, got "Operator". Choose another name.',
        '72: services.aws.aws.accounts.prod.pipelines.Operator.subjects.0: this names no pipeline: whoever may propose a change comes by a pull request, got "repo:contoso/web:pull_request"; allowed: a subject is written out as it stands in "sub" of the tokens. Write it like "repo:contoso/web:environment:production". (AWS-MFA-08)',
      ],
    ],
    [
      'a region twice',
      [['[eu-north-1, eu-west-1]', '[eu-north-1, eu-west-1, eu-north-1]']],
      ['65: services.aws.aws.accounts.prod.regions.2: this region stands twice, got "eu-north-1"; allowed: each once.'],
    ],
    [
      'a group that is made and exists, whatever its case',
      [['existingHumanGroups: [auditors]', 'existingHumanGroups: [auditors, Admins]']],
      [
        '67: services.aws.aws.accounts.prod.existingHumanGroups.1: this group stands in humanGroups, too: it is made here or it exists already, got "Admins". Remove it from one of the two lists. (AWS-MFA-01)',
      ],
    ],
    [
      'a group and a role twice',
      [
        ['humanGroups: [admins]', 'humanGroups: [admins, Admins]'],
        ['humanRoles: [operator]', 'humanRoles: [operator, operator]'],
      ],
      [
        '66: services.aws.aws.accounts.prod.humanGroups.1: this group stands twice, got "Admins"; allowed: each once.',
        '68: services.aws.aws.accounts.prod.humanRoles.1: this role stands twice, got "operator"; allowed: each once.',
      ],
    ],
    [
      'an account id and a bucket name twice, naming the first',
      [
        ['"012345678901"', '"111122223333"'],
        ['contoso-archive', 'contoso-ledger'],
      ],
      [
        '71: services.aws.aws.accounts.prod.buckets.archive.name: this bucket name (partition aws) is taken by tenants/contoso.yaml:70, got "contoso-ledger". Bucket names are unique in a partition: choose another.',
        '72: services.aws.aws.accounts.test.id: this AWS account is taken by tenants/contoso.yaml:64, got "111122223333". Declare an account once: two stacks would undo each other.',
      ],
    ],
  ]);
});
