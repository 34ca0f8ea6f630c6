export { CHECKER_RULES } from './checker-rules';
export { emergencySymbols, type LeftOut, leftOutBy } from './left-out';
export { type ScubaParity, scubaParity } from './scuba-parity';
