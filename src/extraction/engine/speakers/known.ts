import { looseKey } from '../../../language/text/normalise.js';
import { parsePartialDate, partialDatesOverlap } from '../../../language/dates/partial-date.js';
import { tokenise, TokenKind } from '../../../language/text/tokens.js';
import { arabicNameKey, latinNameKey } from '../../../language/text/transliteration.js';
import type { KnownPosition, KnownSpeaker } from '../types.js';

const DISTANT_PAST = '1000';
const DISTANT_FUTURE = '9999';

/** Consonant keys of a name's words, by which its Arabic and Latin spellings meet; null where too little is left. */
function soundKey(name: string): string | null {
  const words = tokenise(name).filter(
    ({ kind, text }) => kind !== TokenKind.PUNCTUATION && !/^(?:al|el)$/.test(text),
  );
  const keys = words.map(({ kind, text }) =>
    kind === TokenKind.ARABIC ? arabicNameKey(text) : latinNameKey(text),
  );
  return keys.length > 1 && keys.every((key) => key !== null) ? keys.join(' ') : null;
}

function holdsAt({ from, to }: KnownPosition, day: string | null): boolean {
  const asked = parsePartialDate(day ?? '');
  if (!asked) return !to;
  const since = parsePartialDate(from ?? '')?.earliest ?? DISTANT_PAST;
  const until = parsePartialDate(to ?? '')?.latest ?? DISTANT_FUTURE;
  return partialDatesOverlap(asked, {
    value: '',
    precision: 'DAY',
    earliest: since,
    latest: until,
  });
}

/** Finds speakers on record by name, alias, sound or office; only where exactly one fits. */
export class KnownSpeakers {
  private readonly byKey = new Map<string, Set<KnownSpeaker>>();
  private readonly bySound = new Map<string, Set<KnownSpeaker>>();
  private readonly byOffice = new Map<string, Set<KnownSpeaker>>();

  constructor(speakers: readonly KnownSpeaker[], day: string | null) {
    for (const speaker of speakers) {
      for (const name of [speaker.name, ...speaker.aliases]) {
        put(this.byKey, looseKey(name), speaker);
        const sound = soundKey(name);
        if (sound) put(this.bySound, sound, speaker);
      }
      for (const position of speaker.positions ?? [])
        if (holdsAt(position, day)) put(this.byOffice, officeKey(position.title), speaker);
    }
  }

  byName(name: string): KnownSpeaker | null {
    const sound = soundKey(name);
    return only(this.byKey.get(looseKey(name))) ?? (sound ? only(this.bySound.get(sound)) : null);
  }

  byTitle(title: string): KnownSpeaker | null {
    return only(this.byOffice.get(officeKey(title)));
  }
}

/** «رئيس الوزراء العراقي» and "the prime minister" by the words that name the office. */
const officeKey = (title: string): string =>
  looseKey(title)
    .replace(/^(?:the|a) /, '')
    .replace(/^ال/, '');

function put(map: Map<string, Set<KnownSpeaker>>, key: string, speaker: KnownSpeaker): void {
  const known = map.get(key);
  if (known) known.add(speaker);
  else map.set(key, new Set([speaker]));
}

function only(speakers: Set<KnownSpeaker> | undefined): KnownSpeaker | null {
  const [first, second] = speakers ?? [];
  return first && !second ? first : null;
}
