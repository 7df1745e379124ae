import { READ } from '../platform/graphql/permissions.js';

/** Every permission an operation can ask for, `<what>:<act>`. Roles will map to these in one table. */
export const PERMISSIONS = {
  READ,
  /** Record, attribute, revise and retract claims. */
  RECORD: 'claims:record',
  /** Outlets, articles, speakers and topics. */
  SOURCES: 'sources:write',
  /** Decide contradictions. */
  REVIEW: 'contradictions:review',
  /** Teach the engine words, units and names. */
  KNOWLEDGE: 'knowledge:configure',
  /** Freeze a report. */
  REPORT: 'reports:generate',
} as const;
