import type { Posture } from '../posture';
import { readConfiguration, readConfigurationFiles } from './configuration';
import { configuredPosture } from './configured-posture';
import { extraFile } from './opaque';
import type { TerraformFile } from './override';

/** One synthesized stack, as Terraform will read it. */
export interface StackInput {
  /** The stack's name, for messages and origins. */
  readonly stack: string;
  /** The parsed `cdk.tf.json`. */
  readonly json: unknown;
  /** Names of the other Terraform files (`*.tf`, `*.tf.json`) in its directory. They are not read, and said to be opaque. */
  readonly extraFiles?: readonly string[];
}

/**
 * The posture that a stack's Terraform JSON configures, in three values: what is written out is known, what is not set
 * is absent, a same-stack reference stands for itself, and everything else is unknown and says why. Nothing that may
 * change who gets in is passed over: a module, a provisioner, a type or an argument that is not read is opaque, by
 * address. The order of keys in the file changes nothing. It takes time linear in the size of the JSON.
 *
 * @throws UnreadableTerraform where the JSON does not have the shape of a Terraform configuration, naming the place
 */
export function readStack({ stack, json, extraFiles = [] }: StackInput): Posture {
  return configuredPosture(
    readConfiguration(stack, json),
    extraFiles.map((name) => extraFile(stack, name)),
  );
}

/** A directory of Terraform JSON, whoever wrote it. */
export interface TerraformFiles {
  /** What messages and origins call the directory. */
  readonly stack: string;
  /** Its `*.tf.json` files, in any order. */
  readonly files: readonly TerraformFile[];
  /** Names of the other files that Terraform loads (`*.tf`). They are not read, and said to be opaque. */
  readonly extraFiles?: readonly string[];
}

/**
 * The posture of a directory's Terraform JSON, merged as Terraform merges it, override files last; else as {@link readStack}.
 *
 * @throws UnreadableTerraform where the files are not a Terraform configuration, naming file and place
 */
export function readTerraformFiles({ stack, files, extraFiles = [] }: TerraformFiles): Posture {
  return configuredPosture(
    readConfigurationFiles(stack, files),
    extraFiles.map((name) => extraFile(stack, name)),
  );
}
