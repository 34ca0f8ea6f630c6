import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { accept } from './accept';
import { CHECK_FORMATS, check } from './check';
import { checkov } from './checkov';
import { ExitCode } from './exit-code';
import { explainControls } from './explain';
import { explainDeployer } from './explain-deployer';
import { FIRST_KINDS, type FirstKind } from './first-declaration';
import { HELP_TEXT } from './help-text';
import { init } from './init';
import { records } from './records';
import { synth } from './synth';

const asOf = () =>
  new Option('--as-of <day>', 'day that expiry is judged by, as 2026-11-23 (default: TENANT_GUARD_AS_OF, else today)');
const format = () =>
  new Option('--format <format>', 'how the report is printed').choices(['text', 'json']).default('text');

/** The `tenant-guard` command. */
export function program(): Command {
  const root = new Command('tenant-guard')
    .description(
      'Hardened access to rented services as code: synthesize declared tenants, judge what would be applied.',
    )
    .version(version)
    .showHelpAfterError('(--help says what there is)')
    .configureOutput({ outputError: (text, write) => write(text) })
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? ExitCode.nothing : ExitCode.couldNotJudge);
    });

  root
    .command('init')
    .description('write a first declaration, by questions on a terminal or by options')
    .option('--tenant <id>', 'short name of the organization, for example contoso')
    .addOption(
      new Option('--service <kind>', `kind of a rented service, once for each: ${FIRST_KINDS.join(', ')}`).argParser(
        kinds,
      ),
    )
    .option('--out <file>', 'file to write, never replaced (default: tenants/<tenant>.yaml)')
    .addHelpText('after', HELP_TEXT.init)
    .action(init);

  root
    .command('synth')
    .description('synthesize the declared tenants into Terraform, all or nothing')
    .option('--tenants <path>', 'folder of declarations, or one file', 'tenants')
    .option('--out <dir>', 'output directory (default: CDKTF_OUTDIR, else cdktf.out)')
    .option('--tenant <id>', 'only this tenant; the stacks of the others stay as they are')
    .addOption(asOf())
    .addOption(format())
    .addHelpText('after', HELP_TEXT.synth)
    .action(synth);

  root
    .command('check')
    .description('judge a synthesized directory, a plan, Terraform JSON, or an export of a directory')
    .argument(
      '[path]',
      'output directory of a synthesis; JSON of a plan; directory of Terraform JSON; export of Microsoft Graph',
      'cdktf.out',
    )
    .option('--tenant <id>', 'only this tenant')
    .option('--tenant-file <path>', 'declaration, a file or a folder, of what has no tenant-guard.json beside it')
    .option('--service <id>', 'declared service, or service.account, of which a plan, Terraform JSON or an export is')
    .addOption(
      new Option('--baseline <id>', 'judge by this baseline, once for each (default: those of the service)').argParser(
        gathered,
      ),
    )
    .addOption(
      new Option('--fail-on <level>', 'lowest level at which unmet or unknown fails')
        .choices(['advisory', 'required', 'fatal'])
        .default('required'),
    )
    .addOption(new Option('--warn-within <days>', 'tell what ends within so many days').argParser(days).default(30))
    .addOption(asOf())
    .addOption(new Option('--format <format>', 'how the report is printed').choices(CHECK_FORMATS).default('text'))
    .addHelpText('after', HELP_TEXT.check)
    .action(check);

  const explain = root
    .command('explain')
    .description('say why a control exists, how to meet it and where it comes from')
    .argument('[id]', 'control id, for example ENT-AU-02; without one, every id with its title')
    .option('--all', 'explain every control')
    .addOption(format())
    .addHelpText('after', HELP_TEXT.explain)
    .action(explainControls);

  explain
    .command('deployer')
    .description('say what the pipeline has to be allowed to apply the stacks, and no more')
    .addOption(
      new Option(
        '--dir <dir>',
        'look into this output directory of a synthesis (default: cdktf.out where there is one)',
      ).conflicts('tenants'),
    )
    .option('--tenants <path>', 'render these declarations instead, a folder or one file, without writing output')
    .addOption(format())
    .action((_options, command: Command) => explainDeployer(command.optsWithGlobals()));

  root
    .command('accept')
    .description('print the acceptance to fill in for a finding')
    .argument(
      '<finding...>',
      'control, tenant and service as `check` prints them: LAD-01 fabrikam aws.main, or LAD-01 aws',
    )
    .addOption(
      new Option(
        '--dir <dir>',
        'judge this output directory of a synthesis (default: cdktf.out where there is one)',
      ).conflicts('tenants'),
    )
    .option('--tenants <path>', 'judge these declarations instead, a folder or one file, without writing output')
    .addOption(asOf())
    .addHelpText('after', HELP_TEXT.accept)
    .action(accept);

  root
    .command('records')
    .description('write the registers of risks and suppliers, and what other tools read of them')
    .argument('[dir]', 'output directory of a synthesis', 'cdktf.out')
    .option('--out <dir>', 'folder to write to, one folder a tenant', 'records')
    .addOption(
      new Option(
        '--state <stack=file>',
        'what `terraform show -json` printed of a stack, for the object ids that other checkers ask for, once for each',
      ).argParser(gathered),
    )
    .option('--tenant <id>', 'only this tenant')
    .addOption(asOf())
    .addHelpText('after', HELP_TEXT.records)
    .action(records);

  root
    .command('checkov')
    .description('write what is synthesized as Checkov reads it, with the baseline of what its checks find by nature')
    .option('--dir <dir>', 'output directory of a synthesis', 'cdktf.out')
    .option('--out <dir>', 'directory to write into', 'checkov.in')
    .action(checkov);

  root.addHelpText('after', HELP_TEXT.root);
  return root;
}

/** Gathers an option that may be repeated. */
function gathered(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, given];
}

function days(given: string): number {
  if (!/^\d{1,4}$/.test(given)) throw new InvalidArgumentError('It is a whole number of days, 0 to 9999.');
  return Number(given);
}

/** Gathers a repeated option. */
function kinds(given: string, before: readonly FirstKind[] = []): readonly FirstKind[] {
  const kind = FIRST_KINDS.find((known) => known === given);
  if (kind === undefined) throw new InvalidArgumentError(`Allowed choices are ${FIRST_KINDS.join(', ')}.`);
  return [...before, kind];
}
