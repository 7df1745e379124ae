import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import type { ReportSnapshot } from '../snapshot.js';
import { renderJson } from './json.js';
import { renderReport } from './render-report.js';
import { fullSnapshot } from './report.fixture.js';

/** The same value with every object's keys in another order, as `jsonb` may give it back. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([x], [y]) => x.length - y.length || (x < y ? 1 : -1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, shuffled(inner)]));
}

describe('a report as JSON', () => {
  const snapshot = fullSnapshot();
  const text = renderJson(snapshot);

  it('is the snapshot itself', () => {
    expect(JSON.parse(text)).toEqual(snapshot);
  });

  it('does not depend on the order of keys in storage', () => {
    const stored = shuffled(snapshot) as ReportSnapshot;
    expect(JSON.stringify(stored)).not.toBe(JSON.stringify(snapshot));
    expect(renderJson(stored)).toBe(text);
  });

  it('names every key of a snapshot in reading order, the lists last', () => {
    const keys = (value: object) => Object.keys(value);
    const parsed = JSON.parse(text) as ReportSnapshot;
    expect(keys(parsed)).toEqual(['id', 'generatedAt', 'filter', 'totals', 'contradictions']);
    const [first] = parsed.contradictions;
    expect(first && keys(first).slice(0, 5)).toEqual([
      'id',
      'kinds',
      'relation',
      'score',
      'status',
    ]);
    expect(first && keys(first).slice(-2)).toEqual(['findings', 'reviews']);
  });

  it('puts keys it does not know last, by code unit', () => {
    const wider = { ...snapshot, zeta: 1, Alpha: 2 } as ReportSnapshot;
    expect(Object.keys(JSON.parse(renderJson(wider)) as object).slice(-2)).toEqual([
      'Alpha',
      'zeta',
    ]);
  });

  it('is indented by two spaces, ends in a line break, and is one file for both languages', () => {
    expect(text.startsWith('{\n  "id": ')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    expect(renderReport(snapshot, 'json', Language.AR)).toBe(text);
    expect(renderReport(snapshot, 'json', Language.EN)).toBe(text);
  });
});
