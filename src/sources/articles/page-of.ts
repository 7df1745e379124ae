import { badInput } from '../../platform/errors/app-error.js';
import { type ArticlePage, UnreadablePage } from '../reading/article-page.js';
import { type PageHint, readText } from '../reading/read-page.js';

/**
 * The article in content that a client sent.
 *
 * @param path where the content stands in the input, for errors
 * @throws AppError BAD_USER_INPUT where no article can be read from it
 */
export function pageOf(content: string, hint: PageHint, path: string): ArticlePage {
  try {
    return readText(content, hint);
  } catch (error) {
    if (error instanceof UnreadablePage) throw badInput({ path, message: error.message });
    throw error;
  }
}
