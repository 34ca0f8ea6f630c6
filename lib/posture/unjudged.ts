import type { Val } from './value';

/** What is in a stack besides what any control is about. */
export interface UnjudgedFields {
  /** A resource that can weaken nothing but itself: a database, a function, a queue. */
  unjudgedResource: {
    /** Its type, `aws_db_instance`. */
    readonly type: Val<string>;
  };
}
