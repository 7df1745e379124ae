import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TopicsService } from '../claims/topics/topics.service.js';
import type { Language } from '../language/language.js';
import type { Config } from '../platform/config/load-config.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import type { ReportFormat } from '../reports/render/render-report.js';
import { ReportsService } from '../reports/reports.service.js';
import { SpeakerSearchService } from '../sources/speakers/speaker-search.service.js';
import { checkedDates } from './checked-date.js';
import { note, withApp } from './with-app.js';

export interface ReportOptions {
  topic?: string;
  speaker?: string;
  from?: string;
  to?: string;
  format: ReportFormat;
  lang: Language;
  /** A file, or `-` for standard output; without it, a new file in the data directory. */
  out?: string;
}

/** Generates a report, keeps it in the database, and writes it out. */
export async function report(config: Config, options: ReportOptions): Promise<void> {
  // Before anything is started: a database that opens for nothing takes its time.
  const dates = checkedDates(options);
  await withApp(config, async (app) => {
    const filter = {
      topicId: options.topic ? await topicId(app, options.topic) : null,
      speakerId: options.speaker ? await speakerId(app, options.speaker) : null,
      ...dates,
    };
    const reports = app.get(ReportsService);
    const generated = await reports.generate(filter);
    if (options.out === '-') {
      process.stdout.write(await reports.render(generated, options.format, options.lang));
      return;
    }
    const path = options.out
      ? await writeTo(options.out, await reports.render(generated, options.format, options.lang))
      : await reports.write(
          generated,
          join(config.dataDir, 'reports'),
          options.format,
          options.lang,
        );
    note(`${generated.snapshot.totals.contradictions} contradictions`);
    process.stdout.write(`${path}\n`);
  });
}

async function writeTo(path: string, text: string): Promise<string> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new FatalError(`--out ${path} cannot be written: ${(error as Error).message}`);
  }
  return path;
}

async function topicId(app: NestFastifyApplication, name: string): Promise<string> {
  const topic = await app.get(TopicsService).findByName(name);
  if (!topic) throw new FatalError(`--topic "${name}": no topic has this name.`);
  return topic.id;
}

async function speakerId(app: NestFastifyApplication, name: string): Promise<string> {
  const speaker = await app.get(SpeakerSearchService).findByName(name);
  if (!speaker) throw new FatalError(`--speaker "${name}": no speaker goes by this name.`);
  return speaker.id;
}
