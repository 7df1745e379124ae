import type { Language } from '../../language/language.js';
import type { ReportSnapshot } from '../snapshot.js';
import { renderCsv } from './csv.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';

export type ReportFormat = 'html' | 'md' | 'json' | 'csv';

/** A file of a report: its media type and the end of its name are what a download needs. */
export const REPORT_MEDIA_TYPES: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const RENDERERS: Record<ReportFormat, (snapshot: ReportSnapshot, language: Language) => string> = {
  html: renderHtml,
  md: renderMarkdown,
  json: renderJson,
  csv: renderCsv,
};

/**
 * A report as one file, for a reader of `language`; write it as UTF-8. The same snapshot gives the same text, byte by
 * byte. JSON is the snapshot itself and so the same in both languages.
 */
export function renderReport(
  snapshot: ReportSnapshot,
  format: ReportFormat,
  language: Language,
): string {
  return RENDERERS[format](snapshot, language);
}
