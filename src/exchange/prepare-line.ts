import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ClaimStatus, type Claim } from '../claims/claim.entity.js';
import { quantitiesOf } from '../claims/claim-contents.js';
import { newClaim } from '../claims/new-claim.js';
import type { Quantity } from '../claims/quantity.entity.js';
import { ClaimKind, Stance } from '../language/statement.js';
import { parsePartialDate } from '../language/dates/partial-date.js';
import { AppError, type InputIssue } from '../platform/errors/app-error.js';
import { brokenText } from '../platform/errors/broken-text.js';
import { issuesOf } from '../platform/graphql/validation.pipe.js';
import { keepsRules, propertiesOf, strayList } from './check-fast.js';
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
  nameSources(plain);
  let content = plain as unknown as ClaimLine;
  if (!keepsRules(ClaimLine, plain)) {
    content = plainToInstance(ClaimLine, plain);
    const issues = issuesIn(content);
    if (issues.length > 0) return refused(number, ...issues);
    const stray = strayList(ClaimLine, content);
    if (stray) return refused(number, { path: stray, message: 'must be one object, not a list' });
  }
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

/** A source may be written as its name alone, an article as its URL: here all become objects, in place. */
function nameSources(line: Record<string, unknown>): void {
  each(line.topics, (topic, i, topics) => (topics[i] = named(topic)));
  each(line.attributions, (attribution) => {
    if (!isRecord(attribution)) return;
    nameInArticle(attribution, 'article');
    attribution.speaker = named(attribution.speaker);
    each(attribution.chain, (hop) => {
      if (isRecord(hop)) hop.speaker = named(hop.speaker);
    });
  });
}

function named(value: unknown): unknown {
  return typeof value === 'string' ? { name: value } : value;
}

function nameInArticle(of: Record<string, unknown>, field: string): void {
  const article = of[field];
  if (typeof article === 'string') of[field] = { url: article };
  if (!isRecord(article)) return;
  if ('outlet' in article) article.outlet = named(article.outlet);
  nameInArticle(article, 'syndicatedFrom');
}

function each(list: unknown, work: (item: unknown, i: number, list: unknown[]) => void): void {
  if (Array.isArray(list)) list.forEach(work);
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
