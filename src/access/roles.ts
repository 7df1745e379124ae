import { registerEnumType } from '@nestjs/graphql';
import { type Permission, PERMISSIONS } from './permissions.js';

export enum Role {
  VIEWER = 'VIEWER',
  EDITOR = 'EDITOR',
  REVIEWER = 'REVIEWER',
  ADMIN = 'ADMIN',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What a user may do. Each role may do what those before it may.',
  valuesMap: {
    VIEWER: { description: 'Reads what is published, and the reports.' },
    EDITOR: { description: 'Also records claims and sources, and sees drafts and source notes.' },
    REVIEWER: { description: 'Also decides contradictions.' },
    ADMIN: { description: 'Also manages users and teaches the engine.' },
  },
});

/**
 * The one table from role to permissions. Each role adds to the one before: a reviewer who could not record
 * would have to ask an editor to mend what the review brought to light, and an admin appoints everyone anyway.
 */
const ADDED: [Role, Permission[]][] = [
  [Role.VIEWER, [PERMISSIONS.READ, PERMISSIONS.ACCOUNT]],
  [
    Role.EDITOR,
    [
      PERMISSIONS.DRAFTS,
      PERMISSIONS.SOURCE_NOTES,
      PERMISSIONS.RECORD,
      PERMISSIONS.SOURCES,
      PERMISSIONS.REPORT,
    ],
  ],
  [Role.REVIEWER, [PERMISSIONS.REVIEW]],
  [Role.ADMIN, [PERMISSIONS.KNOWLEDGE, PERMISSIONS.METRICS, PERMISSIONS.USERS]],
];

const TABLE = new Map<Role, ReadonlySet<string>>();
const granted: Permission[] = [];
for (const [role, added] of ADDED) {
  granted.push(...added);
  TABLE.set(role, new Set(granted));
}

/** Everything that a role may do. */
export function permissionsOf(role: Role): ReadonlySet<string> {
  return TABLE.get(role)!;
}

/**
 * What no API key may do, whoever makes it: a key lies in scripts and settings for years, and one that could
 * make users or keys would outlive its own revocation.
 */
const NOT_FOR_KEYS: ReadonlySet<string> = new Set([PERMISSIONS.ACCOUNT, PERMISSIONS.USERS]);

/** What an API key made by someone of this role may do at most. */
export function permissionsForKeys(role: Role): ReadonlySet<string> {
  return new Set([...permissionsOf(role)].filter((each) => !NOT_FOR_KEYS.has(each)));
}
