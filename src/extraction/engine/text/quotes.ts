import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { Range } from './ranges.js';

/** A pair of quotation marks; `to` is past the closing mark. Marks that find no partner are none. */
export interface Quote extends Range {
  /** 0 for one that stands in no other. */
  depth: number;
}

/** Marks that close each other: the straight and the curly, the angled, the single. */
type Family = 'DOUBLE' | 'ANGLED' | 'SINGLE';

interface Mark {
  family: Family;
  /** What the sign itself says; the straight ones say nothing. */
  side: 'OPEN' | 'CLOSE' | 'EITHER';
}

const MARKS: Record<string, Mark> = {
  '"': { family: 'DOUBLE', side: 'EITHER' },
  '“': { family: 'DOUBLE', side: 'EITHER' },
  '”': { family: 'DOUBLE', side: 'EITHER' },
  '„': { family: 'DOUBLE', side: 'OPEN' },
  '‟': { family: 'DOUBLE', side: 'EITHER' },
  '«': { family: 'ANGLED', side: 'OPEN' },
  '»': { family: 'ANGLED', side: 'CLOSE' },
  '‘': { family: 'SINGLE', side: 'OPEN' },
  '’': { family: 'SINGLE', side: 'CLOSE' },
  "'": { family: 'SINGLE', side: 'EITHER' },
};

const MAX_DEPTH = 3;
/** A quote without its closing mark must not swallow the article. */
const MAX_PARAGRAPHS = 8;

/** Typewriters write "double" marks of two single ones: ''so''. */
const SINGLES = /^(?:''|``|´´|‘‘|’’)$/;

interface Open {
  at: number;
  family: Family;
  paragraph: number;
}

const markAt = (raw: string, token: Token | undefined): Mark | null =>
  token?.kind === TokenKind.PUNCTUATION ? (MARKS[raw[token.start] ?? ''] ?? null) : null;

/** Finds quotes in one pass, with a stack that never grows past a few marks. */
export class QuoteReader {
  private readonly found: Quote[] = [];
  private stack: Open[] = [];

  constructor(
    private readonly raw: string,
    private readonly tokens: readonly Token[],
    private readonly paragraphOf: Int32Array,
  ) {}

  read(): Quote[] {
    for (let at = 0; at < this.tokens.length; at++) {
      if (at > 0 && this.paragraphOf[at] !== this.paragraphOf[at - 1]) {
        if (this.enterParagraph(at)) {
          if (this.isTyped(at)) at++;
          continue;
        }
      }
      if (this.isTyped(at)) {
        this.takeTyped(at);
        at++;
        continue;
      }
      const mark = markAt(this.raw, this.tokens[at]);
      if (mark) this.take(at, mark);
    }
    return this.found.sort((a, b) => a.from - b.from || b.to - a.to);
  }

  /** Whether the token is only the mark by which a quote goes on in a new paragraph. */
  private enterParagraph(at: number): boolean {
    const paragraph = this.paragraphOf[at] ?? 0;
    const [outer] = this.stack;
    if (!outer) return false;
    const mark = markAt(this.raw, this.tokens[at]);
    const typed = outer.family === 'DOUBLE' && this.isTyped(at);
    const goesOn = typed || (mark?.family === outer.family && mark.side !== 'CLOSE');
    const far = paragraph - outer.paragraph > MAX_PARAGRAPHS;
    if (goesOn && !far && this.isOpening(typed ? at + 1 : at)) {
      this.stack = [outer];
      return true;
    }
    if (outer.family !== 'ANGLED' || far) this.stack = [];
    return false;
  }

  /** Whether two single marks at `at` stand for a double one. */
  private isTyped(at: number): boolean {
    const [first, second] = [this.tokens[at], this.tokens[at + 1]];
    return (
      first?.kind === TokenKind.PUNCTUATION &&
      second?.end === first.end + 1 &&
      SINGLES.test(this.raw.slice(first.start, second.end))
    );
  }

  private takeTyped(at: number): void {
    const partner = this.stack.findLastIndex(({ family }) => family === 'DOUBLE');
    const next = this.tokens[at + 2];
    const opens = (this.tokens[at]?.spaced ?? true) && next !== undefined && !next.spaced;
    if (partner < 0 || opens) {
      this.stack = partner < 0 ? this.stack : this.stack.slice(0, partner);
      if (opens) this.open(at, 'DOUBLE');
    } else this.close(at + 1, partner);
  }

  private isOpening(at: number): boolean {
    const next = this.tokens[at + 1];
    return (this.tokens[at]?.spaced ?? true) && next !== undefined && !next.spaced;
  }

  private isClosing(at: number): boolean {
    const next = this.tokens[at + 1];
    return (
      !(this.tokens[at]?.spaced ?? true) && (next === undefined || next.spaced || isStop(next))
    );
  }

  private take(at: number, mark: Mark): void {
    const partner = this.stack.findLastIndex(({ family }) => family === mark.family);
    if (mark.family === 'SINGLE') return this.takeSingle(at, partner);
    if (mark.side === 'CLOSE') {
      if (partner >= 0) this.close(at, partner);
      return;
    }
    if (partner < 0 || mark.side === 'OPEN') return this.open(at, mark.family);
    // A mark glued to the word after it, where a quote is open: the mark that should close was left out.
    if (this.isOpening(at) && !this.isClosing(at)) {
      this.stack = this.stack.slice(0, partner);
      return this.open(at, mark.family);
    }
    this.close(at, partner);
  }

  /** Apostrophes are single marks too: only what is glued on one side and free on the other counts. */
  private takeSingle(at: number, partner: number): void {
    if (this.isOpening(at) && partner < 0) this.open(at, 'SINGLE');
    else if (partner >= 0 && this.isClosing(at)) this.close(at, partner);
  }

  private open(at: number, family: Family): void {
    if (this.stack.length >= MAX_DEPTH) this.stack = [];
    this.stack.push({ at, family, paragraph: this.paragraphOf[at] ?? 0 });
  }

  private close(at: number, partner: number): void {
    const open = this.stack[partner];
    if (open && at > open.at + 1) this.found.push({ from: open.at, to: at + 1, depth: partner });
    this.stack = this.stack.slice(0, partner);
  }
}

const isStop = ({ kind, text }: Token): boolean => kind === TokenKind.PUNCTUATION && text !== '"';
