/** Who asks: a person, a key that a person made, the system itself, or nobody known. */
export type ActorKind = 'USER' | 'API_KEY' | 'SYSTEM' | 'ANONYMOUS';

/** On whose behalf something is done. History keeps its kind and id, never the name. */
export interface Actor {
  readonly kind: ActorKind;
  /** Of the user or the key; null for the system and for nobody. */
  readonly id: string | null;
  /** For people to read: a user's name, a key's label, the command that runs. */
  readonly name: string;
  /** What it may do, as permissions are named on operations. */
  may(permission: string): boolean;
}

/** A request without credentials: whatever needs a permission is refused. */
export const ANONYMOUS: Actor = {
  kind: 'ANONYMOUS',
  id: null,
  name: 'anonymous',
  may: () => false,
};

/** Isnad itself, as in seeding, detection in the background and commands at the terminal. */
export const SYSTEM: Actor = { kind: 'SYSTEM', id: null, name: 'Isnad', may: () => true };
