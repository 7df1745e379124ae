import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AnnotatedText,
  BadAnnotation,
  type Offsets,
  placeAnnotations,
  type WrittenAttribution,
  type WrittenText,
} from './annotated.js';

/** Where the annotations of texts lie that are other people's, and so not here themselves. */
export const BY_OFFSETS = join('test', 'extraction-by-offsets');

/** UTF-16 offsets into the text, end exclusive. */
type Pair = [start: number, end: number];

/** An attribution that tells stretches by offsets, and names by the offsets of a mention. */
interface AttributionByOffsets extends Omit<
  WrittenAttribution,
  'content' | 'cue' | 'source' | 'speaker' | 'chain'
> {
  content: Pair[];
  cue?: Pair;
  source?: Pair;
  /** Mentions whose words all count as the right name. */
  speaker: Pair[];
  chain?: Pair[];
}

interface TextByOffsets extends Omit<WrittenText, 'text' | 'attributions'> {
  /** Of the bytes of the text's file, which is UTF-8. */
  sha256: string;
  attributions: AttributionByOffsets[];
}

/** The texts of a folder that the annotations are of, told by their hash; how many there are annotations for. */
export function readByOffsets(
  texts: string,
  annotations = BY_OFFSETS,
): { found: AnnotatedText[]; known: number } {
  const byHash = new Map<string, string>();
  for (const file of readdirSync(texts)) {
    if (!file.endsWith('.txt')) continue;
    const bytes = readFileSync(join(texts, file));
    byHash.set(createHash('sha256').update(bytes).digest('hex'), bytes.toString('utf8'));
  }
  const files = readdirSync(annotations).filter((file) => file.endsWith('.json'));
  const found = files.sort().flatMap((file) => {
    const written = JSON.parse(readFileSync(join(annotations, file), 'utf8')) as TextByOffsets;
    const text = byHash.get(written.sha256);
    return text === undefined ? [] : withWords(written, text);
  });
  return { found, known: files.length };
}

function withWords({ attributions, ...written }: TextByOffsets, text: string): AnnotatedText {
  const words = ([start, end]: Pair): string => {
    if (start < 0 || end > text.length || start >= end)
      throw new BadAnnotation(`${written.id}: ${start}–${end} is out of the text`);
    return text.slice(start, end);
  };
  return placeAnnotations({
    ...written,
    text,
    attributions: attributions.map(({ content, cue, source, speaker, chain, ...rest }) => ({
      ...rest,
      content: content.map(offsets),
      ...(cue && { cue: offsets(cue) }),
      ...(source && { source: offsets(source) }),
      speaker: speaker.map(words),
      chain: (chain ?? []).map(words),
    })),
  });
}

const offsets = ([start, end]: Pair): Offsets => ({ start, end });
