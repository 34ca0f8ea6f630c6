import { AWS_ROLLOUT, AWS_STATE, type Change, changed, itRefuses, refusals, STATE } from '../contoso';

const local = (path: string): Change => [STATE, `backend: { local: ${JSON.stringify(path)} }`];

describe('state has one place a stack', () => {
  const PATH =
    'allowed: the path of a file below the directory of the run, with forward slashes. Write it like "state/{stack}.tfstate".';
  itRefuses([
    [
      'several accounts without the placeholder',
      [[AWS_STATE, `${AWS_ROLLOUT}\n    backend: { local: state/aws.tfstate }`]],
      [
        '53: services.aws.backend.local: the accounts of this service would share one state: each has a stack of its own, got "state/aws.tfstate"; allowed: a place with {stack} in it. Write {stack} where the stack\'s name should stand.',
      ],
    ],
    [
      'two services in one place, however it is spelled',
      [local('state/./contoso-aws-prod.TFSTATE')],
      [
        '36: services.entra.backend: this place of state is taken by tenants/contoso.yaml:53, got "local state/contoso-aws-prod.tfstate". Give each stack a state of its own, for example with {stack} in its place.',
      ],
    ],
    [
      'an absolute path',
      [local('/var/x.tfstate')],
      [
        `36: services.entra.backend.local: this path is absolute: it would differ between machines, got "/var/x.tfstate"; ${PATH}`,
      ],
    ],
    [
      'a path on a drive',
      [local('C:/x.tfstate')],
      [
        `36: services.entra.backend.local: this path is absolute: it would differ between machines, got "C:/x.tfstate"; ${PATH}`,
      ],
    ],
    [
      'a path that leads out',
      [local('state/../../x')],
      [
        `36: services.entra.backend.local: this path leads out of the directory of the run, got "state/../../x"; ${PATH}`,
      ],
    ],
    [
      'a path with backslashes',
      [local('state\\x')],
      [`36: services.entra.backend.local: this path has backslashes, got "state\\\\x"; ${PATH}`],
    ],
    [
      'a directory',
      [local('state/')],
      [`36: services.entra.backend.local: this path is that of a directory, got "state/"; ${PATH}`],
    ],
    [
      'another placeholder',
      [local('state/{stck}.tfstate')],
      [
        '36: services.entra.backend.local: nothing is known to stand for this placeholder, got "{stck}"; allowed: {stack}. Did you mean "{stack}"?',
      ],
    ],
    [
      'an interpolation of Terraform',
      [local('state/${var.x}.tfstate')],
      [
        '36: services.entra.backend.local: nothing is known to stand for this placeholder, got "{var.x}"; allowed: {stack}.',
      ],
    ],
  ]);

  it.each([
    ['s3', '{ s3: { bucket: contoso-state, key: "{stack}", region: eu-north-1 } }'],
    ['azurerm', '{ azurerm: { storageAccountName: contoso, containerName: state, key: "{stack}" } }'],
    ['hcp', '{ hcp: { organization: contoso, workspace: "{stack}" } }'],
  ])('an example has no remote state: %s', (kind, backend) => {
    const example = changed([STATE, `backend: ${backend}`]);
    expect(refusals(example)).toEqual([
      `36: services.entra.backend.${kind}: an example has no remote state: documentation addresses must not get into a real tenant, got ${kind}; allowed: local. Remove "example: true" and write the real addresses, or keep the state local.`,
    ]);
    const real = [
      ['203.0.113.0/26', '193.10.10.0/26'],
      ['2001:db8:10::/48', '2a00:1450:10::/48'],
      ['198.51.100.16/28', '193.10.11.16/28'],
    ] as const;
    expect(refusals(changed(['example: true\n', ''], [STATE, `backend: ${backend}`], ...real))).toEqual([]);
    const shared = backend.replace('{stack}', 'one-place');
    const both = [
      [STATE, `backend: ${shared}`],
      [AWS_STATE, `${AWS_ROLLOUT}\n    backend: ${shared}`],
    ] as const;
    expect(refusals(changed(...both, ['example: true\n', ''], ...real))).toEqual([
      expect.stringMatching(/^35: services\.entra\.backend: this place of state is taken by tenants\/contoso\.yaml:52/),
      expect.stringMatching(/^52: services\.aws\.backend\..*: the accounts of this service would share one state/),
    ]);
  });
});
