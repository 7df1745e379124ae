import { UnreadablePage } from './article-page.js';

/** Text read from bytes, and how. */
export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  /** The encoding's name in the WHATWG Encoding Standard: `utf-8`, `windows-1256`… */
  encoding: string;
}

/** Longer than any head that names its charset; the HTML standard looks at 1024 bytes. */
const HEAD = 4096;

/** What pages without any declaration are written in, most likely first by script. */
const ARABIC = 'windows-1256';
const WESTERN = 'windows-1252';

/**
 * Decodes an article's bytes: by a byte order mark, by what the transport or the page declares, as UTF-8
 * where it is that, and else by the code page in which more of it reads as letters. What a page declares
 * is not believed against its bytes: much is sent as one encoding and written in another.
 *
 * @param declared the charset that the transport names, if any
 * @throws UnreadablePage where the bytes are no text
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked) ?? noText();
  if (bytes.subarray(0, HEAD).includes(0)) return noText();
  const utf8 = decodeAs(bytes, 'utf-8');
  if (utf8) return utf8;
  for (const label of [declared, declaredInPage(bytes)]) {
    const decoded = label ? decodeAs(bytes, label) : null;
    if (decoded) return decoded;
  }
  return decodeAs(bytes, readsAsArabic(bytes) ? ARABIC : WESTERN) ?? noText();
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Null where the label is unknown or the bytes are not of that encoding. */
function decodeAs(bytes: Uint8Array, label: string): DecodedText | null {
  try {
    const decoder = new TextDecoder(label.trim(), { fatal: true });
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return null;
  }
}

function declaredInPage(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  return /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** Whether the letters above ASCII stand together as Arabic words do, and not singly as accents do. */
function readsAsArabic(bytes: Uint8Array): boolean {
  const text = new TextDecoder(ARABIC).decode(bytes.subarray(0, 64 * 1024));
  const inWords = text.match(/[\u0621-\u064A]{3,}/g)?.join('').length ?? 0;
  const letters = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return inWords * 2 > letters;
}

function noText(): never {
  throw new UnreadablePage(
    'is no text in an encoding that can be told; save it as UTF-8 plain text, Markdown or HTML',
  );
}
