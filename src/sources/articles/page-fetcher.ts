import { Injectable } from '@nestjs/common';
import { badInput } from '../../platform/errors/app-error.js';
import { type ArticlePage, UnreadablePage } from '../reading/article-page.js';
import { fetchPage } from '../reading/fetch-page.js';
import { readPage } from '../reading/read-page.js';

/** Fetches articles from the public web, where the operator has turned that on. */
@Injectable()
export class PageFetcher {
  private on = false;

  /** @param on whether `ISNAD_FETCH` allows it */
  allow(on: boolean): void {
    this.on = on;
  }

  /** @throws AppError BAD_USER_INPUT, path `input.url`, where there is no article to be had */
  async fetch(url: string): Promise<ArticlePage> {
    if (!this.on) {
      throw refused(
        'fetching from the web is off on this server; save the page and use ingestArticle',
      );
    }
    try {
      return await articleAt(url);
    } catch (error) {
      if (error instanceof UnreadablePage) throw refused(error.message);
      throw error;
    }
  }
}

/** @throws UnreadablePage where there is no article to be had */
export async function articleAt(url: string): Promise<ArticlePage> {
  const found = await fetchPage(url);
  const page = readPage(found.bytes, { contentType: found.contentType });
  return { ...page, url: addressOf(page, found.url) };
}

/** What the page calls its own address where that is on the same host: no page speaks for another's. */
function addressOf({ url }: ArticlePage, fetched: string): string {
  return url && new URL(url).host === new URL(fetched).host ? url : fetched;
}

function refused(message: string): Error {
  return badInput({ path: 'input.url', message });
}
