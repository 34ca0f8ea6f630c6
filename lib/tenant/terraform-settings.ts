import { relative, resolve, sep } from 'node:path';
import {
  App,
  AzurermBackend,
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  type TerraformStack,
} from 'cdktf';
import type { Backend } from '../declaration';

/**
 * Gives a stack its declared backend; `{stack}` in a place becomes the stack's name. A local path is rendered relative to
 * the stack's folder, so that it is the same on every machine. Credentials are never rendered.
 */
export function useBackend(stack: TerraformStack, backend: Backend): void {
  const place = (declared: string) => declared.replaceAll('{stack}', stack.node.id);
  if ('local' in backend) {
    const folder = resolve(App.of(stack).outdir, 'stacks', stack.node.id);
    new LocalBackend(stack, {
      path: relative(folder, resolve(place(backend.local)))
        .split(sep)
        .join('/'),
    });
  } else if ('s3' in backend) {
    const { bucket, key, region, kmsKeyId, useLockfile } = backend.s3;
    new S3Backend(stack, {
      bucket,
      key: place(key),
      region,
      encrypt: true,
      ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    });
    stack.addOverride('terraform.backend.s3.use_lockfile', useLockfile ?? true);
  } else if ('azurerm' in backend) {
    const { storageAccountName, containerName, key, resourceGroupName, useAzureadAuth } = backend.azurerm;
    new AzurermBackend(stack, {
      storageAccountName,
      containerName,
      key: place(key),
      ...(resourceGroupName === undefined ? {} : { resourceGroupName }),
    });
    stack.addOverride('terraform.backend.azurerm.use_azuread_auth', useAzureadAuth ?? true);
  } else {
    const { organization, workspace, hostname } = backend.hcp;
    new CloudBackend(stack, {
      organization,
      workspaces: new NamedCloudWorkspace(place(workspace)),
      ...(hostname === undefined ? {} : { hostname }),
    });
  }
}

/** Oldest Terraform with everything that the stacks render: `terraform_data`, postconditions, `replace_triggered_by`. */
export function requireTerraform(stack: TerraformStack): void {
  stack.addOverride('terraform.required_version', '>= 1.5.7');
}

/** Replaces the exact version that the binding pins by the declared constraint. */
export function useProviderVersion(
  stack: TerraformStack,
  provider: 'aws' | 'azuread',
  constraint: string | undefined,
): void {
  if (constraint !== undefined) stack.addOverride(`terraform.required_providers.${provider}.version`, constraint);
}
