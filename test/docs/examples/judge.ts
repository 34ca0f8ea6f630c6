import { asOfDay, judge, readSynthesized, renderText, stopping } from '../../../lib/judge';

/** Judges a synthesized directory; true where nothing stops. */
export function isFit(directory: string): boolean {
  const judgments = judge(readSynthesized(directory), asOfDay('2026-11-23'));
  process.stdout.write(renderText(judgments));
  return stopping(judgments).length === 0;
}
