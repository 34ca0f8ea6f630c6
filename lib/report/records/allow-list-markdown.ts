import { cell } from '../markdown';
import type { AllowList } from './allow-list';

/** An allow-list as a page that is handed over to the vendor. */
export function allowListMarkdown(list: AllowList): string {
  const { tenant, service, vendor, asOf, contact, example, ipv4, ipv6 } = list;
  const sections = [
    `# Addresses of ${tenant} for ${service}`,
    `For ${cell(vendor)}, as of ${asOf}. This is the whole list: it replaces every earlier one.`,
    ...(example === true ? ['**An example: these are documentation addresses. Enter none of them.**'] : []),
    [
      `Let whoever administers \`${service}\` for ${tenant} sign in from these addresses alone, in the browser and through every`,
      'interface for programs. Refuse all others, those of the other family of addresses among them.',
    ].join('\n'),
    `## IPv4\n\n${rangesOf('IPv4', ipv4)}`,
    `## IPv6\n\n${rangesOf('IPv6', ipv6)}`,
    `## When it is entered\n\nTell ${cell(contact)} the day, and what cannot be entered as it stands here.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function rangesOf(family: string, ranges: readonly string[]): string {
  if (ranges.length === 0) return `None: nobody comes by ${family}. Refuse all of it.`;
  return ['```text', ...ranges, '```'].join('\n');
}
