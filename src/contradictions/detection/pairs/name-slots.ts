import { TokenKind } from '../../../language/text/tokens.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isNamed, type Term } from '../reading/terms.js';
import { CONCEPT, type Name, namesIn } from './other-names.js';

/** How a name says of what a word is: "the trial of Karim", "the Halvik camp"; or where: "unemployment in Oslo". */
export const TIES = ['OF', 'AT'] as const;
export type Tie = (typeof TIES)[number];

/** A name, and a word that it belongs to. */
export interface NameSlot {
  head: Term;
  tie: Tie;
  name: Name;
}

const AT = new Set(['in', 'at', 'near', 'في', 'قرب', 'داخل']);
const ARTICLES = new Set(['the', 'a', 'an']);
/** Between a name and what it is the subject or the owner of: "Karim will not open", "Karim's trial". */
const AUXILIARIES = new Set(
  "'s will would has have had is are was were did does do not be".split(' '),
);
/** «علي» is folded as «على» is: only as it is written it is a given name. */
const GIVEN_ALI = /^علي$/;
/** «إلينا», «لديهم»: no lexicon lists all of these, and none is a name. */
const PRONOUN = /^(?:الي|علي|لدي|من|عن|مع|ل|ب|في)(?:ي|نا|ك|كم|ه|ها|هما|هم|هن)$/;
/** Titles, and given names that are words too: "former Health Minister Sami Naji". */
const MOST_TITLES = 3;
/** "The session of the council of the bank of Dunmere". */
const DEPTH = 3;

const termEndingAt = ({ terms }: AnalysedStatement, at: number): Term | undefined =>
  terms.find(({ to }) => to === at);

const isArabic = ({ tokens }: AnalysedStatement, at: number): boolean =>
  tokens[at]?.kind === TokenKind.ARABIC;

/** A word that tells who somebody is, or one that may be a part of the name itself. */
const isTitle = ({ alternatives, keys }: Term): boolean =>
  alternatives.some((each) => each.class === 'office') || !keys.some((key) => CONCEPT.test(key));

/** Where a name begins with its titles; in English they stand before it without a link, whatever they are. */
function startWithTitles(statement: AnalysedStatement, from: number): number {
  const { tokens, input } = statement;
  let start = from;
  for (let passed = 0; passed < MOST_TITLES; passed++) {
    const before = tokens[start - 1];
    const title = termEndingAt(statement, start);
    if (before && GIVEN_ALI.test(input.statement.slice(before.start, before.end))) start--;
    else if (title && (!isArabic(statement, from) || isTitle(title))) start = title.from;
    else break;
  }
  return start;
}

/** What ties a phrase to the word before it, and where that word ends; null where no preposition does. */
function linkBefore({ tokens }: AnalysedStatement, from: number): { tie: Tie; at: number } | null {
  const at = ARTICLES.has(tokens[from - 1]?.text ?? '') ? from - 1 : from;
  const link = tokens[at - 1]?.text ?? '';
  if (AT.has(link)) return { tie: 'AT', at: at - 1 };
  return link === 'of' ? { tie: 'OF', at: at - 1 } : null;
}

/** A noun without its article is of what follows it: «محكمة حلب». */
const isConstruct = ({ tokens }: AnalysedStatement, { from }: Term): boolean =>
  /^(?![وفبلك]*ال)[\u0621-\u064A]/.test(tokens[from]?.text ?? '');

/** The words before a name that it belongs to, the nearest first. */
function slotsBefore(statement: AnalysedStatement, name: Name): NameSlot[] {
  const found: NameSlot[] = [];
  const names = namesIn(statement);
  let from = name[0]!.from;
  let link = linkBefore(statement, from);
  // «أرامكو ونيودلهي»: beside it, and not of it.
  if (!link && statement.tokens[from]?.text.startsWith('و') === true) return found;
  if (!link) {
    from = startWithTitles(statement, from);
    link = linkBefore(statement, from);
  }
  let tie: Tie = 'OF';
  // "An attack near Halvik in Dunmere" is in both: other names are passed.
  while (found.length < DEPTH) {
    const head = termEndingAt(statement, link?.at ?? from);
    const other = names.find((each) => head && each.includes(head));
    if (!head || (!link && (other || !isConstruct(statement, head)))) break;
    if (link?.tie === 'AT') tie = 'AT';
    if (!other) found.push({ head, tie, name });
    from = other ? startWithTitles(statement, other[0]!.from) : head.from;
    link = linkBefore(statement, from);
  }
  return found;
}

/** "Karim opened", "the Halvik camp": a name that no preposition ties to what stands before it. */
function slotAfter(statement: AnalysedStatement, name: Name): NameSlot | null {
  const { tokens, terms } = statement;
  const start = startWithTitles(statement, name[0]!.from);
  if (linkBefore(statement, start)) return null;
  const opens = start === 0 || tokens[start - 1]?.kind === TokenKind.PUNCTUATION;
  // In Arabic a sentence opens with its verb, which may be as unknown as a name is.
  const told = name.some(isNamed);
  if (
    isArabic(statement, start)
      ? !opens || !told
      : !opens && !ARTICLES.has(tokens[start - 1]?.text ?? '')
  )
    return null;
  let at = name.at(-1)!.to;
  while (AUXILIARIES.has(tokens[at]?.text ?? '')) at++;
  const head = terms.find((term) => term.from === at);
  return head ? { head, tie: 'OF', name } : null;
}

/** "Of Egypt, Sudan and Chad", «مصر والسودان»: names that stand where the one before them does. */
function isJoined({ tokens }: AnalysedStatement, before: Name, name: Name): boolean {
  const from = before.at(-1)!.to;
  const { from: to } = name[0]!;
  if (from === to) return tokens[to]?.text.startsWith('و') === true;
  return tokens.slice(from, to).every(({ text }) => text === ',' || text === 'and');
}

function slotsOfOne(statement: AnalysedStatement, name: Name): NameSlot[] {
  if (name.length === 1 && PRONOUN.test(statement.tokens[name[0]!.from]?.text ?? '')) return [];
  const after = slotAfter(statement, name);
  const before = slotsBefore(statement, name);
  return after ? [after, ...before] : before;
}

/** What each name of a statement belongs to. */
export const nameSlotsIn = noted((statement: AnalysedStatement): readonly NameSlot[] => {
  const found: NameSlot[] = [];
  let last: { name: Name; slots: NameSlot[] } | null = null;
  for (const name of namesIn(statement)) {
    const slots: NameSlot[] =
      last && isJoined(statement, last.name, name)
        ? last.slots.map((slot) => ({ ...slot, name }))
        : slotsOfOne(statement, name);
    found.push(...slots);
    last = { name, slots };
  }
  return found;
});
