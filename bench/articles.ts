import { createHash } from 'node:crypto';
import { Language } from '../src/language/language.js';
import { looseKey } from '../src/language/normalise.js';
import type { MadeClaim } from './claims.js';
import type { Batch } from './insert.js';
import type { Random } from './random.js';
import type { Sources } from './sources.js';
import { makeStatement } from './statements.js';
import type { Word } from './vocabulary.js';

const DAY = 86_400_000;
const CUES = ['نقلا عن', 'قال لـ', 'told', 'quoting', null];
const CONTEXT = 32;

/** One printed text that carries claims: some for the first time, some again. */
export interface Printed {
  /** Milliseconds since 1970. */
  at: number;
  claims: MadeClaim[];
}

/** Adds an article with its text and the attributions in it; two of three texts are at hand. */
export function addArticle(
  batch: Batch,
  random: Random,
  sources: Sources,
  names: readonly Word[],
  { at, claims }: Printed,
): void {
  const id = random.id(at);
  const headline = claims[0]!.text.split(' ').slice(0, 9).join(' ');
  batch.add('article', {
    id,
    created_at: new Date(at),
    updated_at: new Date(at),
    headline,
    headline_key: looseKey(headline),
    outlet_id: random.chance(0.97) ? random.zipf(sources.outlets) : null,
    url: `https://news.example.org/${id}`,
    published_at: isoDay(at),
    language: claims[0]!.language,
  });
  const body = random.chance(0.66) ? write(random, names, claims) : null;
  const versionId = body ? addVersion(batch, random, id, body.text, at) : null;
  claims.forEach((claim, i) => {
    const start = body && random.chance(0.75) ? body.starts[i]! : null;
    const quoted = start !== null && body ? quote(body.text, start, claim.text.length) : NO_QUOTE;
    const attribution = random.id(at + 60_000);
    batch.add('attribution', {
      id: attribution,
      claim_id: claim.id,
      ordinal: claim.attributions++,
      article_id: id,
      article_version_id: versionId,
      speaker_id: claim.speaker.id,
      said_at: claim.saidAt,
      stance: random.chance(0.92) ? 'ASSERTS' : 'REPORTS',
      form: start === null ? 'PARAPHRASE' : 'DIRECT_QUOTE',
      ...quoted,
    });
    addChain(batch, random, sources, attribution);
  });
}

function addVersion(
  batch: Batch,
  random: Random,
  articleId: string,
  body: string,
  at: number,
): string {
  const id = random.id(at);
  batch.add('article_version', {
    id,
    article_id: articleId,
    number: 1,
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    captured_at: new Date(at),
  });
  return id;
}

/** Three of ten attributions came through others. */
function addChain(batch: Batch, random: Random, sources: Sources, attributionId: string): void {
  const hops = random.chance(0.3) ? random.between(1, 2) : 0;
  for (let ordinal = 0; ordinal < hops; ordinal++) {
    const speaker = ordinal === 0 ? random.zipf(sources.carriers) : random.zipf(sources.speakers);
    const cue = random.pick(CUES);
    batch.add('chain_hop', { attribution_id: attributionId, ordinal, speaker_id: speaker.id, cue });
  }
}

/** A text in which each claim stands word for word, with other sentences between, and where. */
function write(
  random: Random,
  names: readonly Word[],
  claims: readonly MadeClaim[],
): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = '';
  for (const { speaker, language, text: words } of claims) {
    const filler = makeStatement(random, names);
    const arabic = language === Language.AR;
    text += `${(arabic ? filler.ar : filler.en).text}.\n`;
    text += arabic ? `وقال ${speaker.name} إن «` : `${speaker.name} said: “`;
    starts.push(text.length);
    text += `${words}${arabic ? '»' : '”'}.\n\n`;
  }
  return { text, starts };
}

const NO_QUOTE = {
  quote_exact: null as string | null,
  quote_prefix: null as string | null,
  quote_suffix: null as string | null,
  quote_start: null as number | null,
  quote_end: null as number | null,
};

function quote(body: string, start: number, length: number): typeof NO_QUOTE {
  const end = start + length;
  return {
    quote_exact: body.slice(start, end),
    quote_prefix: body.slice(Math.max(0, start - CONTEXT), start),
    quote_suffix: body.slice(end, end + CONTEXT),
    quote_start: start,
    quote_end: end,
  };
}

/** The day, now and then only the month or nothing: provenance is often incomplete. */
export function saidAt(random: Random, publishedAt: number): string | null {
  const day = isoDay(publishedAt - random.between(0, 1) * DAY);
  if (random.chance(0.85)) return day;
  return random.chance(0.6) ? day.slice(0, 7) : null;
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
