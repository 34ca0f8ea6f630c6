const ATTRIBUTES = new Set(
  [
    ...['deviceId', 'deviceOwnership', 'displayName', 'enrollmentProfileName', 'isCompliant', 'manufacturer'],
    ...['mdmAppId', 'model', 'operatingSystem', 'operatingSystemVersion', 'physicalIds', 'profileType'],
    ...['systemLabels', 'trustType'],
    ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
  ].map((name) => name.toLowerCase()),
);
const OPERATORS = new Set(
  [
    ...['eq', 'ne', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains', 'in'],
    ...['notIn', 'and', 'or', 'not'],
  ].map((name) => name.toLowerCase()),
);

/**
 * What a rule of a filter for devices holds that the language does not have: attributes and operators that there are not,
 * a quote or a bracket that is not closed. Case does not matter.
 */
export function unknownDeviceWords(rule: string): readonly string[] {
  // Quoted text may hold anything; what is left of quotes after that is one too many.
  const bare = rule.replace(/"(?:[^"`]|`.)*"/g, '""').replace(/'[^']*'/g, "''");
  const attributes = [...bare.matchAll(/\bdevice\.(\w*)/gi)].map(([, name = '']) => name);
  const operators = [...bare.matchAll(/(?<![\w"'])-(\w+)/g)].map(([, name = '']) => name);
  const wrong = [
    ...attributes.filter((name) => !ATTRIBUTES.has(name.toLowerCase())).map((name) => `device.${name}`),
    ...operators.filter((name) => !OPERATORS.has(name.toLowerCase())).map((name) => `-${name}`),
    ...(attributes.length === 0 ? ['no attribute'] : []),
    ...(/["']/.test(bare.replaceAll(/""|''/g, '')) ? ['a quote that is not closed'] : []),
    ...(isBalanced(bare) ? [] : ['a bracket that is not closed']),
  ];
  return [...new Set(wrong)];
}

function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const letter of text) {
    if (letter === '(' || letter === '[') open.push(letter === '(' ? ')' : ']');
    if ((letter === ')' || letter === ']') && open.pop() !== letter) return false;
  }
  return open.length === 0;
}
