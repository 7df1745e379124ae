import type { PageDocument } from './page-document.js';
import { parsePartialDate } from '../../language/dates/partial-date.js';

/** What a page says of itself in its head. */
export interface PageMetadata {
  headline: string | null;
  byline: string | null;
  outlet: string | null;
  publishedAt: string | null;
  url: string | null;
  language: string | null;
}

type Json = Record<string, unknown>;

/** Longer values are no metadata but text that lost its way. */
const MAX_VALUE = 500;
/** schema.org types that are an article: NewsArticle with its kinds, and its parents. */
const ARTICLE =
  /^(https?:\/\/schema\.org\/)?(\w*NewsArticle|ReportageNewsArticle|Article|BlogPosting|Report|LiveBlogPosting)$/;

/** Reads JSON-LD first, then Open Graph, then what plain HTML has. */
export function pageMetadata(document: PageDocument): PageMetadata {
  const article = articleOf(document);
  const meta = metaReader(document);
  return {
    headline: textOf(article?.headline) ?? meta('og:title', 'twitter:title') ?? heading(document),
    byline: namesOf(article?.author) ?? meta('author', 'article:author', 'byl', 'dc.creator'),
    outlet: namesOf(article?.publisher) ?? meta('og:site_name', 'application-name'),
    publishedAt: dayOf(
      textOf(article?.datePublished) ??
        meta('article:published_time', 'datepublished', 'pubdate', 'dc.date', 'date') ??
        document
          .querySelector('time[datetime][itemprop="datePublished"], time[pubdate][datetime]')
          ?.getAttribute('datetime') ??
        null,
    ),
    url: absolute(
      document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ??
        meta('og:url') ??
        textOf(article?.url) ??
        textOf(idOf(article?.mainEntityOfPage)),
    ),
    language:
      textOf(article?.inLanguage) ??
      document.documentElement?.getAttribute('lang') ??
      meta('og:locale', 'content-language'),
  };
}

function articleOf(document: PageDocument): Json | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parsed(script.textContent ?? ''), 0);
    if (found) return found;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Many pages leave line breaks inside strings, which JSON forbids.
    try {
      return JSON.parse(text.replace(/\p{Cc}+/gu, ' '));
    } catch {
      return null;
    }
  }
}

/** Through lists and graphs, no deeper than they are ever nested. */
function findArticle(value: unknown, depth: number): Json | null {
  if (typeof value !== 'object' || value === null || depth > 6) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 200)) {
      const found = findArticle(item, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const node = value as Json;
  const types = [node['@type']].flat().filter((type) => typeof type === 'string');
  if (types.some((type) => ARTICLE.test(type))) return node;
  return findArticle(node['@graph'] ?? node.mainEntity ?? null, depth + 1);
}

/** A value of schema.org as text: itself, or the first of several. */
function textOf(value: unknown): string | null {
  const [first] = [value].flat();
  return typeof first === 'string' ? tidy(first) : null;
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as Json)['@id'] : value;
}

/** People and organisations by name, in order; an author given as an address is no name. */
function namesOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .map((one) =>
      typeof one === 'object' && one !== null ? textOf((one as Json).name) : textOf(one),
    )
    .filter((name): name is string => name !== null && !/^https?:/i.test(name));
  return names.length > 0 ? tidy([...new Set(names)].join('، ')) : null;
}

/** `<meta>` by name or property, whatever the case; addresses are no names of people. */
function metaReader(document: PageDocument): (...names: string[]) => string | null {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name');
    const value = tidy(element.getAttribute('content') ?? '');
    const key = name?.trim().toLowerCase();
    if (key && value && !values.has(key)) values.set(key, value);
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name);
      if (value && !(name.includes('author') && /^https?:/i.test(value))) return value;
    }
    return null;
  };
}

/** The page's one `<h1>`; where there are several, none is the headline for certain. */
function heading(document: PageDocument): string | null {
  const all = [...document.querySelectorAll('h1')];
  return all.length === 1 ? tidy(all[0]!.textContent ?? '') : null;
}

/** A value on one line; null where it is empty, or too long to be one. */
export function tidy(value: string): string | null {
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' || text.length > MAX_VALUE ? null : text;
}

/** The day as the page writes it: in its own time zone, which is where readers saw it. */
export function dayOf(value: string | null): string | null {
  const day = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(value ?? '')?.[0];
  return day && parsePartialDate(day) ? day : null;
}

function absolute(value: string | null): string | null {
  return value && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : null;
}
