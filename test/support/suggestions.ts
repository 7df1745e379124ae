import type { TestApp } from './app.js';

export interface Suggestion {
  id: string;
  status: string;
  revision: number;
  worth: number;
  statement: string;
  stance: string;
  form: string;
  kind: string;
  period: { from: string | null; to: string | null } | null;
  saidAt: string | null;
  content: { start: number; end: number; text: string };
  passage: { start: number; end: number; text: string };
  speaker: { name: string; kind: string; how: string; known: { id: string } | null };
  chain: { name: string; known: { id: string } | null }[];
  reasons: { reason: string; weight: number }[];
  nearDuplicates: { score: number; claim: { id: string } }[];
  conflicts: { relation: string; claim: { id: string }; findings: { sentenceAr: string }[] }[];
  topics: { id: string }[];
  claim: { id: string } | null;
  rejection: string | null;
  articleVersion: { id: string; body: string };
}

const FIELDS = `id status revision worth statement stance form kind period { from to } saidAt
  content { start end text } passage { start end text }
  speaker { name kind how known { id } } chain { name known { id } }
  reasons { reason weight }
  nearDuplicates { score claim { id } }
  conflicts { relation claim { id } findings { sentenceAr } }
  topics { id } claim { id } rejection articleVersion { id body }`;

/** A town of its own, so that no article's claims meet another's. */
export interface Story {
  town: string;
  mayor: string;
  body: string;
}

/** A name that no other test has, in Arabic letters: names in others do not stand in Arabic news. */
const name = (): string =>
  `ال${Array.from({ length: 6 }, () => 'بتجحدرسشصطعفقكلمن'[Math.floor(Math.random() * 17)]).join('')}ي`;

export function story(): Story {
  const town = name();
  const mayor = `نادر ${name()}`;
  const body = `جسر ${town} يفتح قريبا

قال رئيس بلدية ${town} ${mayor} إن الجسر الجديد في ${town} كلف 12 مليون دينار.
وأضاف أن الأعمال انتهت في شباط 2024.
ونفى مصدر في الوزارة أن تكون الأعمال توقفت في ${town}.`;
  return { town, mayor, body };
}

export async function articleWith(
  app: TestApp,
  body: string,
): Promise<{ id: string; versionId: string }> {
  const { addArticle } = await app.run<{
    addArticle: { id: string; versions: { id: string }[] };
  }>('mutation ($input: AddArticleInput!) { addArticle(input: $input) { id versions { id } } }', {
    input: { headline: body.split('\n')[0], language: 'AR', body, publishedAt: '2024-02-11' },
  });
  return { id: addArticle.id, versionId: addArticle.versions[0]!.id };
}

export async function suggest(app: TestApp, versionId: string): Promise<Suggestion[]> {
  const { suggestClaims } = await app.run<{ suggestClaims: Suggestion[] }>(
    `mutation ($id: ID!) { suggestClaims(articleVersionId: $id) { ${FIELDS} } }`,
    { id: versionId },
  );
  return suggestClaims;
}

export const ACCEPT = `mutation ($input: AcceptSuggestionInput!) {
  acceptSuggestion(input: $input) {
    suggestion { status corrected claim { id } }
    recorded {
      claim {
        id statement status kind period { from to }
        quantities { lower upper }
        attributions { saidAt stance form speaker { id name kind } chain { speaker { id } } quote { exact start } }
      }
    }
  }
}`;

export interface AcceptAnswer {
  acceptSuggestion: {
    suggestion: { status: string; corrected: string[]; claim: { id: string } };
    recorded: {
      claim: {
        id: string;
        statement: string;
        status: string;
        kind: string;
        period: { from: string | null; to: string | null } | null;
        quantities: { lower: number; upper: number }[];
        attributions: {
          saidAt: string | null;
          stance: string;
          form: string;
          speaker: { id: string; name: string; kind: string };
          quote: { exact: string; start: number };
        }[];
      };
    };
  };
}

export const accept = async (
  app: TestApp,
  input: object,
): Promise<AcceptAnswer['acceptSuggestion']> =>
  (await app.run<AcceptAnswer>(ACCEPT, { input })).acceptSuggestion;

export const about = (suggestions: Suggestion[], words: string): Suggestion =>
  suggestions.find(({ content }) => content.text.includes(words))!;
