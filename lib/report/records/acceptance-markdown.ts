import { cell, table } from '../markdown';
import { rated } from './rating-in-words';
import type { AcceptanceEntry } from './risk-register';

/** How many findings are written out; the register for programs has all. */
const MOST_FOUND = 3;

/** An accepted weakness as a part of a page: what was decided, and what of it is there today. */
export function acceptanceSection({ record, title, risk, status, because, found }: AcceptanceEntry): string {
  const { id, control, subject, justification, owner, approver, approvedOn, expiresOn, reviewOn } = record;
  const { inherent, residual, compensating = [], voidIf = [], ticket } = record;
  const rows: (readonly [string, string])[] = [
    ['today', because === undefined ? status : `${status}: ${because}`],
    ['what has to hold', `${title} (${control})`],
    ['where', subject],
    ['what may happen', risk],
    ['why it is accepted', justification],
    ['rating', `${rated(inherent)} before, ${rated(residual)} after`],
    ['compensated by', compensating.map((one) => `${one.control} on ${one.address}`).join(', ') || 'nothing'],
    ['owner', owner],
    ['approved', `on ${approvedOn} by ${approver}`],
    ['review by', reviewOn],
    ['ends', [`on ${expiresOn}`, ...voidIf.map((condition) => `or once ${condition}`)].join(', ')],
    ...(ticket === undefined ? [] : [['ticket', ticket] as const]),
  ];
  const weak = [...new Set(found.map((one) => inWords(one.found)))];
  const shown = weak.slice(0, MOST_FOUND).map((one) => `- ${cell(one)}`);
  const more = weak.length - shown.length;
  const list = [...shown, ...(more === 0 ? [] : [`- and ${more} more, which the register for programs has`])];
  return [
    `### ${cell(id)}: ${cell(title)}`,
    table(['', ''], rows),
    ...(weak.length === 0 ? [] : [`What is weak today:\n\n${list.join('\n')}`]),
  ].join('\n\n');
}

/** For readers who never saw the stack: what is referred to by its name there, and nothing on which policy came close. */
function inWords(found: string): string {
  const plain = found.replace(/; the nearest policy is .*$/, '');
  return plain.replace(/\$\{(?:data\.)?\w+\.([\w-]+?)(?:_[0-9A-F]{8})?\.\w+\}/g, '$1');
}
