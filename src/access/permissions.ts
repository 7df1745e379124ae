import { METRICS_READ, READ } from '../platform/graphql/permissions.js';

/** Every permission an operation can ask for, `<what>:<act>`; `roles.ts` says who has which. */
export const PERMISSIONS = {
  READ,
  /** See claims that are not published yet, and everything that hangs on them. */
  DRAFTS: 'drafts:read',
  /** Read what the newsroom noted about a speaker, such as who an anonymous source is. */
  SOURCE_NOTES: 'sources:notes',
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
  /** What the server measures of itself, for its operators. */
  METRICS: METRICS_READ,
  /** One's own password, sessions and API keys. */
  ACCOUNT: 'account:own',
  /** Everyone's accounts, roles and API keys. */
  USERS: 'users:manage',
} as const;

export type Permission = (typeof PERMISSIONS)[keyof typeof PERMISSIONS];
