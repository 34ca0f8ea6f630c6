export { ObjectIds } from './object-ids';
export { type RecordFile, recordsOf } from './records';
export type { RiskRegister } from './risk-register';
export type { SupplierRegister } from './supplier-register';
export type { TenantRecord } from './tenant-record';
