import { describe, expect, it } from '@jest/globals';
import { proposeClaims } from './propose.js';
import type { ArticleFacts } from './types.js';

/** Content, speaker and how it was resolved of each proposal, one line each. */
const told = (text: string, facts?: ArticleFacts): string[] =>
  proposeClaims(text, facts).map(
    ({ content, speaker }) => `${content.text} ← ${speaker.name} ${speaker.how}`,
  );

describe('proposeClaims', () => {
  it.each<[string, string[]]>([
    ['Ann Roe said that the road is open.', ['the road is open ← Ann Roe FULL_NAME']],
    ['The road is open, Mayor Ann Roe said.', ['The road is open ← Ann Roe FULL_NAME']],
    ['"The road is open," said Ann Roe.', ['"The road is open," ← Ann Roe FULL_NAME']],
    [
      'According to a report by the council, the road is open.',
      ['the road is open ← a report by the council FULL_NAME'],
    ],
    [
      'Mayor Ann Roe denied the claims. She said the road was open.',
      ['the claims ← Ann Roe FULL_NAME', 'the road was open ← Ann Roe PRONOUN'],
    ],
    ['The council did not say when the road would open.', []],
    ['قال الوزير سامر الحوراني إن الطريق مفتوح.', ['الطريق مفتوح ← سامر الحوراني FULL_NAME']],
    [
      'قال الوزير سامر الحوراني إن الطريق مفتوح. وأضاف أن العمل انتهى.',
      ['الطريق مفتوح ← سامر الحوراني FULL_NAME', 'العمل انتهى ← سامر الحوراني DROPPED_SUBJECT'],
    ],
    ['الطريق مفتوح، بحسب وزارة الأشغال.', ['الطريق مفتوح ← وزارة الأشغال FULL_NAME']],
    ['لم يقل الوزير إن الطريق مفتوح.', []],
  ])('of %j', (text, expected) => expect(told(text)).toEqual(expected));

  it('gives the hops that carried a claim, but not the article’s own outlet', () => {
    const text = 'نقلت وكالة الساحل عن مسؤول حكومي قوله إن الطريق مفتوح.';
    const [proposal] = proposeClaims(text);
    expect(proposal?.chain.map(({ name }) => name)).toEqual(['وكالة الساحل']);
    expect(proposal?.speaker).toMatchObject({ name: 'مسؤول حكومي', kind: 'ANONYMOUS' });
    expect(proposeClaims(text, { outlet: 'وكالة الساحل' })[0]?.chain).toEqual([]);
  });

  it('finds speakers on record by alias, across scripts, and by the office they held', () => {
    const known = {
      id: 's1',
      name: 'مصطفى الكاظمي',
      aliases: ['الكاظمي'],
      kind: 'PERSON' as const,
      positions: [{ title: 'رئيس الوزراء', from: '2020-05', to: '2022-10' }],
    };
    const facts = { knownSpeakers: [known], publishedAt: '2021-12-12' };
    const speakerOf = (text: string, day = facts.publishedAt): string | null | undefined =>
      proposeClaims(text, { ...facts, publishedAt: day })[0]?.speaker.knownSpeakerId;
    expect(speakerOf('قال الكاظمي إن القوات ستنسحب.')).toBe('s1');
    expect(speakerOf('Mustafa al-Kadhimi said that the forces would leave.')).toBe('s1');
    expect(speakerOf('قال رئيس الوزراء إن القوات ستنسحب.')).toBe('s1');
    expect(speakerOf('قال رئيس الوزراء إن القوات ستنسحب.', '2024-01-01')).toBeNull();
  });

  it('makes a statement stand alone where that is certain, and says where it is not', () => {
    const [said] = proposeClaims('Ann Roe said she would open 12 schools on Friday.', {
      publishedAt: '2024-03-12',
    });
    expect(said?.statement.text).toMatch(
      /^Ann Roe would open 12 schools on Friday \(\d+ March 2024\)$/,
    );
    expect(said?.statement.replaced.map(({ reason }) => reason)).toEqual([
      'PRONOUN',
      'RELATIVE_DATE',
    ]);
    expect(said?.quantities).toMatchObject([{ lower: 12 }]);
    const [open] = proposeClaims('Ann Roe said he would leave them on Friday.');
    expect(open?.statement.unresolved.map(({ text }) => text)).toContain('them');
  });

  it.each([
    ['نفى الوزير إغلاق الطريق.', { stance: 'DENIES' }],
    ['شكك الوزير في الأرقام.', { stance: 'DOUBTS' }],
    ['تعهد الوزير بفتح الطريق.', { kind: 'COMMITMENT', form: 'PARAPHRASE' }],
    ['طالب النائب الوزارة بفتح الطريق.', { kind: 'DEMAND' }],
    ['زعم الوزير أن الطريق مفتوح.', { factivity: 'DISTANCED' }],
    ['The minister urged drivers to wait.', { kind: 'DEMAND', form: 'PARAPHRASE' }],
    ['Experts doubt that the road will open.', { stance: 'DOUBTS' }],
    ['The mayor admitted that the road was closed.', { factivity: 'FACTIVE' }],
    ['Officials believe that the road is open.', { cueClass: 'BELIEF', kind: 'OPINION' }],
  ])('reads %j', (text, expected) => expect(proposeClaims(text)[0]).toMatchObject(expected));

  it('explains its score', () => {
    const [proposal] = proposeClaims('Mayor Ann Roe said that 12 schools opened in 2023.');
    const sum = proposal!.worth.reasons.reduce((total, { weight }) => total + weight, 0.3);
    expect(proposal!.worth.score).toBeCloseTo(Math.min(1, sum));
    expect(proposal!.worth.reasons.map(({ reason }) => reason)).toContain('NUMBERS');
  });

  it.each([
    '',
    '   ',
    '"',
    '«»',
    ':',
    'قال',
    'said',
    '"".',
    '1234',
    '\ud800 said that \udc00',
    'قال إن',
  ])('survives %j', (text) => expect(Array.isArray(proposeClaims(text))).toBe(true));
});
