import { App, TerraformElement, TerraformStack } from 'cdktf';
import { StackSynthesizer } from 'cdktf/lib/synthesize/synthesizer';
import type { IConstruct } from 'constructs';
import { GuardError } from './guard-error';

/**
 * Refuses an App whose output the guard could not vouch for: another copy of the framework in the same program (it drops
 * Aspects without a word), a synthesizer that is not the framework's own, HCL output, and `skipValidation`.
 *
 * @throws GuardError naming all of them at once
 */
export function refuseUnguardable(app: App): void {
  const problems = [
    ...secondCopies(app),
    ...(app.skipValidation
      ? ['the App is made with skipValidation, which would let unjudged output be written; remove it']
      : []),
    ...(app.hclOutput
      ? ['the App writes HCL (hclOutput, or SYNTH_HCL_OUTPUT=true), which is not judged; synthesize JSON']
      : []),
    ...stacksIn(app).flatMap((stack) =>
      Object.getPrototypeOf(stack.synthesizer) === StackSynthesizer.prototype &&
      !Object.hasOwn(stack.synthesizer, 'synthesize')
        ? []
        : [
            `${stack.node.path}: its synthesizer is not the framework's own, so what it writes and where is not known; remove it`,
          ],
    ),
  ];
  if (problems.length > 0) throw new GuardError(problems.join('\n'));
}

/** Every stack below the App that is of this copy of the framework. */
export function stacksIn(app: App): TerraformStack[] {
  return app.node.findAll().filter((node): node is TerraformStack => node instanceof TerraformStack);
}

function secondCopies(app: App): string[] {
  const foreign = app.node.findAll().filter(isOfAnotherCopy);
  if (foreign.length === 0) return [];
  const names = foreign.slice(0, 3).map((node) => (node.node.path === '' ? 'the App' : node.node.path));
  return [
    `two copies of the framework are in this program: ${names.join(', ')} ${foreign.length === 1 ? 'is' : 'are'} made by another copy of cdktf (or cdktn) than the one that cdktf-tenant-guard loads, and each copy drops what the other registers. Install one: \`npm ls cdktf cdktn\` shows both, and an alias ("cdktf": "npm:cdktn@…") makes them one`,
  ];
}

function isOfAnotherCopy(node: IConstruct): boolean {
  return (
    (App.isApp(node) && !(node instanceof App)) ||
    (TerraformStack.isStack(node) && !(node instanceof TerraformStack)) ||
    (TerraformElement.isTerraformElement(node) && !(node instanceof TerraformElement))
  );
}
