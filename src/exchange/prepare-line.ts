import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ClaimStatus, type Claim } from '../claims/claim.entity.js';
import { quantitiesOf } from '../claims/claim-contents.js';
import { newClaim } from '../claims/new-claim.js';
import type { Quantity } from '../claims/quantity.entity.js';
import { ClaimKind, Stance } from '../language/statement.js';
import { parsePartialDate } from '../language/partial-date.js';
import { AppError, type InputIssue } from '../platform/errors/app-error.js';
import { brokenText } from '../platform/errors/broken-text.js';
import { issuesOf } from '../platform/graphql/validation.pipe.js';
import { keepsRules, propertiesOf } from './check-fast.js';
import { type AttributionLine, ClaimLine } from './claim-line.js';
import type { RawLine } from './line-reader.js';

/** What is wrong with a line: where in it, and what would be right. */
export interface LineFault extends InputIssue {
  line: number;
}

/** A line that keeps all rules which can be checked without the database. */
export interface PreparedLine {
  line: number;
  content: ClaimLine;
  claim: Claim;
  quantities: Omit<Quantity, 'claimId' | 'ordinal'>[];
}

export type Prepared = { prepared: PreparedLine } | { faults: LineFault[] };

/** Reads one line and checks it as the API checks its inputs. */
export function prepareLine({ number, text, fault }: RawLine): Prepared {
  if (text === null) return refused(number, { path: '', message: fault ?? 'cannot be read' });
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch (error) {
    const message = `is no JSON (${(error as Error).message}); write one object a line`;
    return refused(number, { path: '', message });
  }
  if (!isRecord(plain)) {
    return refused(number, { path: '', message: 'must be an object: {"statement": …}' });
  }
  const broken = brokenText(plain, '');
  if (broken) return refused(number, broken);
  const content = plainToInstance(ClaimLine, withNames(plain));
  const issues = keepsRules(content) ? [] : issuesIn(content);
  if (issues.length > 0) return refused(number, ...issues);
  try {
    return { prepared: derive(number, content) };
  } catch (error) {
    return refused(number, ...issuesOfRefusal(error));
  }
}

/** What a service refused, in the terms of the line; anything else is thrown on. */
export function issuesOfRefusal(error: unknown): InputIssue[] {
  if (!(error instanceof AppError)) throw error;
  const issues = error.details.issues as InputIssue[] | undefined;
  const path = (error.details.path as string | undefined) ?? 'input';
  // Services speak of what they were given as "input"; here that is the line.
  return (issues ?? [{ path, message: error.message }]).map((issue) => ({
    path: issue.path.replace(/^input\.?/, ''),
    message: issue.message,
  }));
}

function refused(line: number, ...issues: InputIssue[]): Prepared {
  return { faults: issues.map(({ path, message }) => ({ line, path, message })) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A source may be written as its name alone, an article as its URL: here all become objects. */
function withNames(plain: Record<string, unknown>): Record<string, unknown> {
  const named = (value: unknown): unknown => (typeof value === 'string' ? { name: value } : value);
  const list = (value: unknown, each: (item: unknown) => unknown): unknown =>
    Array.isArray(value) ? value.map(each) : value;
  const article = (value: unknown): unknown => {
    if (typeof value === 'string') return { url: value };
    if (!isRecord(value)) return value;
    const full: Record<string, unknown> = { ...value };
    if ('outlet' in value) full.outlet = named(value.outlet);
    if ('syndicatedFrom' in value) full.syndicatedFrom = article(value.syndicatedFrom);
    return full;
  };
  const hop = (value: unknown): unknown =>
    isRecord(value) ? { ...value, speaker: named(value.speaker) } : value;
  const attribution = (value: unknown): unknown => {
    if (!isRecord(value)) return value;
    const full = { ...value, article: article(value.article), speaker: named(value.speaker) };
    return 'chain' in value ? { ...full, chain: list(value.chain, hop) } : full;
  };
  const full = { ...plain, attributions: list(plain.attributions, attribution) };
  return 'topics' in plain ? { ...full, topics: list(plain.topics, named) } : full;
}

function issuesIn(content: ClaimLine): InputIssue[] {
  const errors = validateSync(content, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
  });
  errors.forEach(reword);
  return errors.flatMap((error) => issuesOf(error, ''));
}

/** Says of an unknown field which there are, and of a bare value that an object was meant. */
function reword(error: ValidationError): void {
  const { constraints, target } = error;
  if (constraints?.whitelistValidation && target) {
    const known = propertiesOf(target.constructor as new () => object);
    constraints.whitelistValidation = `is no field here; there are ${known.join(', ')}`;
  }
  if (constraints?.nestedValidation) constraints.nestedValidation = 'must be an object';
  error.children?.forEach(reword);
}

/** What the API derives of its input when it records a claim. */
function derive(line: number, content: ClaimLine): PreparedLine {
  const days = content.attributions.map(({ saidAt }) => saidAt ?? null).filter((at) => at !== null);
  days.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
  const claim = newClaim({
    ...content,
    kind: content.kind ?? ClaimKind.FACT,
    saidAt: days[0] ?? null,
    draft: content.status === ClaimStatus.DRAFT,
  });
  claim.status = content.status;
  claim.retractionReason = retractionOf(content);
  content.attributions.forEach(settle);
  return {
    line,
    content,
    claim,
    quantities: quantitiesOf(claim, content.quantities ?? null),
  };
}

/** The first day that a checked partial date can mean. */
function firstDay(partial: string): string {
  return parsePartialDate(partial)?.earliest ?? partial;
}

function retractionOf({ status, retractionReason }: ClaimLine): string | null {
  if (status === ClaimStatus.RETRACTED && retractionReason) return retractionReason;
  if (status !== ClaimStatus.RETRACTED && !retractionReason) return null;
  throw new AppError(
    'BAD_USER_INPUT',
    'must be given where "status" is RETRACTED, and only there',
    { path: 'input.retractionReason' },
  );
}

function settle(attribution: AttributionLine): void {
  attribution.stance ??= Stance.ASSERTS;
}
