import { App } from 'cdktf';
import { asOfDay, type Judgment, judgeEach, type Synthesized } from '../controls';
import { describeRefusal } from '../report';
import type { Day } from '../values';
import { withoutCreationStacks } from './creation-stacks';
import { GatheredOutput } from './gathered-output';
import { SynthesisRefused } from './guard-error';
import type { SynthesisRules } from './guarded-synthesis';
import { releasingTokens } from './released-tokens';
import { TenantGuard } from './tenant-guard';

export interface SynthesisInPartsProps {
  /** Output directory; the framework's own default where it is unset. */
  readonly outdir?: string;
  /** Id of the one tenant that this run synthesizes; the stacks of other tenants in the output directory stay. */
  readonly onlyTenant?: string;
  /** The day that expiry is judged by. */
  readonly asOf?: string;
}

/**
 * A synthesis of many tenants, each in an App of its own that is judged and let go before the next is made: memory does not
 * grow with the tenants. It is all or nothing like the synthesis of one App: nothing is swapped in before `finish`, and
 * nothing where anything stops.
 */
export class SynthesisInParts {
  readonly asOf: Day;
  private output: { readonly outdir: string; readonly gathered: GatheredOutput } | undefined;
  private readonly judged = new Map<string, readonly Judgment[]>();
  private readonly settings: string[] = [];

  constructor(private readonly props: SynthesisInPartsProps) {
    this.asOf = asOfDay(props.asOf);
  }

  /**
   * Makes an App, has it filled, synthesizes and judges it.
   *
   * @throws Error where it cannot be synthesized; the run is over then, and nothing was written
   */
  add(fill: (app: App) => void): void {
    releasingTokens(() => withoutCreationStacks(() => this.synthesize(fill)));
  }

  /**
   * Swaps in what all Apps wrote.
   *
   * @returns every judgment, in the order in which one App of all tenants gives them
   * @throws SynthesisRefused naming every finding that stops; nothing is written then
   */
  finish(): { readonly outdir: string; readonly judgments: readonly Judgment[] } {
    if (this.output === undefined) throw new Error('a synthesis in parts has at least one');
    const { outdir, gathered } = this.output;
    const judgments = [...this.judged].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, each]) => each);
    try {
      const refusal = describeRefusal(judgments);
      const problems = [...this.settings, ...(refusal === undefined ? [] : [refusal])];
      if (problems.length > 0) throw SynthesisRefused.of(problems, outdir);
      gathered.commit(this.props.onlyTenant);
    } finally {
      gathered.discard();
    }
    return { outdir, judgments };
  }

  private synthesize(fill: (app: App) => void): void {
    const { outdir } = this.props;
    const app = new App({ stackTraces: false, ...(outdir === undefined ? {} : { outdir }) });
    this.output ??= { outdir: app.outdir, gathered: new GatheredOutput(app.outdir) };
    const { gathered } = this.output;
    try {
      TenantGuard.attachPart(app, this.rulesOf(gathered));
      fill(app);
      app.synth();
    } catch (error) {
      gathered.discard();
      throw error;
    }
  }

  /** Judges an App by itself and keeps what stops until all are judged. */
  private rulesOf(gathered: GatheredOutput): Omit<SynthesisRules, 'facts'> {
    return {
      outputFor: () => gathered.part(),
      judge: (written, settings) => {
        this.settings.push(...settings);
        const subjects = written.map(({ subject }) => subject);
        judgeEach(subjects, this.asOf).forEach((judgments, index) => {
          this.judged.set(orderOf(written[index]), judgments);
        });
        return [];
      },
      written: () => undefined,
    };
  }
}

/** Stacks come before services without one, each in plain text order of their names. */
function orderOf(written: Synthesized | undefined): string {
  return `${written?.part === 'stacks' ? 0 : 1} ${written?.name}`;
}
