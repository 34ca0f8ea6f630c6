export { explain } from './explanation';
export { describeFinding, findingOf } from './finding';
export { renderJson } from './json';
export { describeAdvice, describeRefusal } from './refusal';
export { countsOf, summaryLine } from './summary';
export { renderText } from './text';
