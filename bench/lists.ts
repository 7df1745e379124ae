import { authorize } from './credentials.js';
import { type BenchOptions, withClaims } from './database.js';
import { machine, median, print, timed } from './figures.js';
import { send } from './graphql.js';
import { startIsnad } from './processes.js';
import { query } from './sql.js';

const RUNS = 5;

/** A list as a client asks for it: the field with its arguments. */
type Lists = Record<string, string>;

/** Every filter and order of the API's lists, one by one, over HTTP; slowest first. */
export async function lists(options: BenchOptions): Promise<void> {
  await withClaims(options, async ({ dataDir, url, claims }) => {
    const all = { ...claimLists(await commonIds(url)), ...otherLists(await commonIds(url)) };
    const isnad = await startIsnad(dataDir);
    const endpoint = { url: isnad.url, headers: await authorize(url) };
    try {
      const times: [string, number][] = [];
      for (const [name, field] of Object.entries(all)) {
        const runs: number[] = [];
        for (let run = 0; run <= RUNS; run++) {
          runs.push(await timed(() => send(endpoint, `{ ${field} }`)));
        }
        // The first run of a query also compiles it.
        times.push([name, median(runs.slice(1))]);
      }
      times.sort(([, one], [, other]) => other - one);
      print(`lists, ${claims} claims, first page of 20, median of ${RUNS} over HTTP`);
      print(machine());
      for (const [name, time] of times) print(`${time.toFixed(1).padStart(8)} ms  ${name}`);
    } finally {
      await isnad.stop();
    }
  });
}

interface CommonIds {
  speaker: string;
  outlet: string;
  topic: string;
  article: string;
  rareSpeaker: string;
}

/** Those with the most claims, where a list has most to sort, and a speaker with the fewest. */
async function commonIds(url: string): Promise<CommonIds> {
  const most = async (sql: string, direction = 'DESC'): Promise<string> => {
    const rows = await query<{ id: string }>(
      url,
      `SELECT id FROM (${sql}) AS counted ORDER BY n ${direction}, id LIMIT 1`,
    );
    return rows[0]!.id;
  };
  const bySpeaker = 'SELECT speaker_id AS id, count(*) AS n FROM attribution GROUP BY 1';
  return {
    speaker: await most(bySpeaker),
    rareSpeaker: await most(bySpeaker, 'ASC'),
    article: await most('SELECT article_id AS id, count(*) AS n FROM attribution GROUP BY 1'),
    topic: await most('SELECT topic_id AS id, count(*) AS n FROM claim_topic GROUP BY 1'),
    outlet: await most(
      'SELECT outlet_id AS id, count(*) AS n FROM article WHERE outlet_id IS NOT NULL GROUP BY 1',
    ),
  };
}

function claimLists(ids: CommonIds): Lists {
  const orders = ['SAID_AT', 'RECORDED_AT', 'SPEAKER', 'OUTLET', 'TOPIC'];
  const filters = {
    'a common speaker': `speakerId: "${ids.speaker}"`,
    'a rare speaker': `speakerId: "${ids.rareSpeaker}"`,
    'an article': `articleId: "${ids.article}"`,
    'a common outlet': `outletId: "${ids.outlet}"`,
    'a common topic': `topicId: "${ids.topic}"`,
    'a kind': 'kind: DEMAND',
    'a status': 'status: RETRACTED',
    'a year': 'saidFrom: "2019", saidTo: "2019"',
    'a day': 'saidFrom: "2019-03-07", saidTo: "2019-03-07"',
    contradicted: 'contradicted: true',
    'not contradicted': 'contradicted: false',
    'a common word': 'search: "وزارة"',
    'two words': 'search: "الموصل مستشفى"',
    'an English word': 'search: "refinery"',
    'a misspelt name': 'search: "كركوكك"',
    'a word nobody used': 'search: "بنفسجي"',
    'a speaker and a topic': `speakerId: "${ids.speaker}", topicId: "${ids.topic}"`,
    'a word and an outlet': `search: "وزارة", outletId: "${ids.outlet}"`,
  };
  const found: Lists = {};
  const list = (filter: string, order: string | null): string => {
    const by = order ? `, orderBy: { field: ${order}, descending: true }` : '';
    return `claims(filter: { ${filter} }${by}) { nodes { id statement } pageInfo { endCursor } }`;
  };
  for (const order of orders) found[`claims by ${order}`] = list('', order);
  for (const [name, filter] of Object.entries(filters)) {
    found[`claims of ${name}`] = list(filter, null);
    for (const order of orders.slice(1)) {
      found[`claims of ${name} by ${order}`] = list(filter, order);
    }
  }
  found['claims, how many'] = 'claims { totalCount }';
  return found;
}

function otherLists(ids: CommonIds): Lists {
  const contradictions = {
    all: '',
    'a status': 'status: CONFIRMED',
    'a kind': 'kind: TIMING',
    'a relation': 'relation: CONTRADICTORY',
    'a score': 'minScore: 0.9',
    'a common topic': `topicId: "${ids.topic}"`,
    'a common speaker': `speakerId: "${ids.speaker}"`,
    'a rare speaker': `speakerId: "${ids.rareSpeaker}"`,
    'a common outlet': `outletId: "${ids.outlet}"`,
    'a year said': 'saidFrom: "2019", saidTo: "2019"',
    'a day said': 'saidFrom: "2019-03-07", saidTo: "2019-03-07"',
    'one speaker': 'selfOnly: true',
    'a month found': 'detectedFrom: "2019-03", detectedTo: "2019-03"',
  };
  const found: Lists = {
    'outlets by name': 'outlets { nodes { id } }',
    'outlets searched': 'outlets(search: "صحيفة") { nodes { id } }',
    'speakers by name': 'speakers { nodes { id } }',
    'speakers searched': 'speakers(search: "محمد") { nodes { id } }',
    'speakers by office': 'speakers(search: "وزارة الدفاع", heldOn: "2019") { nodes { id } }',
    'articles by date': 'articles { nodes { id } }',
    'articles searched': 'articles(filter: { search: "وزارة الدفاع" }) { nodes { id } }',
    'articles of an outlet': `articles(filter: { outletId: "${ids.outlet}" }) { nodes { id } }`,
    'articles of a year':
      'articles(filter: { publishedFrom: "2019", publishedTo: "2019" }) { nodes { id } }',
    'articles by headline': 'articles(orderBy: { field: HEADLINE }) { nodes { id } }',
    'topics, with their claims': 'topics { nodes { id claims(first: 5) { nodes { id } } } }',
    'similar claims': `similarClaims(statement: "أصيب 40 جندي في انفجار وقع في الموصل يوم 3 آذار 2019 بعد محادثات في بغداد") { score claim { id } }`,
  };
  for (const [name, filter] of Object.entries(contradictions)) {
    for (const order of ['SCORE', 'DETECTED_AT']) {
      found[`contradictions of ${name} by ${order}`] =
        `contradictions(filter: { ${filter} }, orderBy: { field: ${order} }) { nodes { id } }`;
    }
  }
  return found;
}
