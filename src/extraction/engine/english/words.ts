import { type Token, TokenKind } from '../../../language/text/tokens.js';
import { wordSet } from '../text/token-tests.js';

export const SUBJECT_PRONOUNS = wordSet('he she they it we i you who');
export const DETERMINERS = wordSet(
  'the a an this that these those his her its their our my your some any no each every all both many most several few',
  'another other such one two three four five six seven eight nine ten half nearly about more less only',
);
export const PREPOSITIONS = wordSet(
  'of in on at by for from with to into about against during after before under over between among through without within',
  'until since than as upon across behind beyond near amid despite toward towards per via like off out up down around',
);
export const CONJUNCTIONS = wordSet(
  'and but or nor yet so while whereas although though because if when unless',
);
/** Words that open a clause which hangs on another. */
export const SUBORDINATORS = wordSet(
  'after although as because before if once since though unless until when whenever where whereas while whether despite asked given',
);
export const AUXILIARIES = wordSet(
  "is are was were be been being has have had will would can could may might must shall should do does did 's 're 've 'd 'll n't",
);
/** Between a subject and its verb. */
export const ADVERBS = wordSet(
  'also then later once again never always still even just now already repeatedly often ever only simply not further',
);
export const QUESTION_WORDS = wordSet('whether if how why what when where who which');
const WEEKDAYS = wordSet('monday tuesday wednesday thursday friday saturday sunday');
const MONTHS = wordSet(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
);
const TIMES = wordSet(
  'today yesterday tonight tomorrow earlier later recently afterward afterwards previously soon again',
);
const TIME_HEADS = wordSet(
  'week month year day night morning afternoon evening weekend spring summer fall autumn winter',
);
/** What one speaks in: "in a statement". */
export const OCCASIONS = wordSet(
  'statement interview speech address email e-mail letter tweet post report briefing conference call testimony memo filing message note',
  'news release remarks appearance debate rally event hearing press article column book op-ed video phone telephone meeting panel summit forum closing opening affidavit lawsuit response reply broadcast',
);
/** Media that are told, and so carry. */
export const MEDIA = wordSet(
  'reuters ap afp cnn bbc nbc abc cbs npr bloomberg politico fox msnbc axios tribune herald times post journal gazette courier ledger newspaper network magazine television tv radio',
);
/** Those one speaks to; they carry nothing. */
export const LISTENERS = wordSet(
  'reporters journalists lawmakers aides staff audiences crowds supporters parliament congress jurors jury voters delegates investors analysts workers students friends colleagues officials members residents',
);
/** "A claim the campaign denied": a noun that takes up what was just said. */
export const RESUMPTIONS = wordSet(
  'claim charge allegation accusation decision move statement assertion figure suggestion idea view position remark comment step plan number argument conclusion sentiment description characterization point fact',
);

/** Verbs whose forms are as often nouns. */
export const NOUN_LIKE = wordSet(
  'state show report post project challenge question rule press stress fear figure pledge remark plan reason welcome view claim forecast estimate call',
  'demand request order promise vow hope wish doubt guess judge object protest comment note counsel lament sigh laugh cry praise blame charge offer',
  'attack support worry answer reply tweet shout scream cast need love hate favor voice list point guarantee suspect resolve regret signal hint rebuke',
  'mock label brand appeal advocate lobby petition pressure command dispute threat want back echo quote value picture address',
);

export const isTime = (token: Token | undefined): boolean =>
  token !== undefined && (WEEKDAYS.has(token.text) || TIMES.has(token.text));

/** Past a time that begins at `at` ("on Tuesday", "late Monday", "last week", "in 2019"), or `at` itself. */
export function skipTime(tokens: readonly Token[], at: number): number {
  let to = at;
  if (/^(?:on|in|late|early|last|this|next|earlier)$/.test(tokens[to]?.text ?? '')) to++;
  if (/^(?:late|early|last|this|next)$/.test(tokens[to]?.text ?? '')) to++;
  const token = tokens[to];
  if (!token) return at;
  if (WEEKDAYS.has(token.text)) {
    to++;
    return TIME_HEADS.has(tokens[to]?.text ?? '') ? to + 1 : to;
  }
  if (MONTHS.has(token.text) && token.capital) return skipDay(tokens, to + 1);
  if (TIMES.has(token.text)) return to + 1;
  if (to > at && TIME_HEADS.has(token.text)) return to + 1;
  if (to > at && /^(?:19|20)\d\d$/.test(token.text)) return to + 1;
  return at;
}

function skipDay(tokens: readonly Token[], from: number): number {
  let at = from;
  if (tokens[at]?.text === '.') at++;
  if (tokens[at]?.kind === TokenKind.NUMBER) at++;
  if (tokens[at]?.text === ',' && /^(?:19|20)\d\d$/.test(tokens[at + 1]?.text ?? '')) at += 2;
  return at;
}

/** Past "in a statement", "at a news conference in X", "on Twitter" that begins at `at`, or `at` itself. */
export function skipOccasion(tokens: readonly Token[], at: number): number {
  if (!/^(?:in|at|during|on|via|through|by)$/.test(tokens[at]?.text ?? '')) return at;
  for (let to = at + 1; to < at + 7; to++) {
    const word = tokens[to]?.text ?? '';
    if (OCCASIONS.has(word)) {
      const end = OCCASIONS.has(tokens[to + 1]?.text ?? '') ? to + 2 : to + 1;
      return end;
    }
    if (/^(?:twitter|facebook|instagram|tv|television|fox|cnn)$/.test(word)) return to + 1;
    if (tokens[to]?.kind === TokenKind.PUNCTUATION || PREPOSITIONS.has(word)) return at;
  }
  return at;
}

/** A rough sign of a finite verb; there is no tagger. */
export const looksFinite = (token: Token | undefined): boolean =>
  token?.kind === TokenKind.LATIN &&
  !token.capital &&
  (AUXILIARIES.has(token.text) || /^[a-z]{2,}ed$/.test(token.text) || PAST.has(token.text));

const PAST = wordSet(
  'spoke sent struck shook swung slid sank hung hurt bore rode fed dealt bent spun split spread stuck stole swept threw tore woke withdrew wore sang sold taught thought understood caught chose fought forgot flew froze heard laid lent meant quit rang shot slept ate beat blew fled overcame overtook undertook upheld felt did',
  'said told went came took gave got made found held left led lost met paid put ran rose fell saw sent set shut spent stood sought kept knew grew began became brought built bought broke drew drove won wrote cut hit let says has wants needs plans faces remains seems appears goes comes makes takes gives means',
);
