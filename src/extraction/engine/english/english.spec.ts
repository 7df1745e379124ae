import { describe, expect, it } from '@jest/globals';
import { Language } from '../../../language/language.js';
import { proposeClaims } from '../propose.js';

/** What is proposed, as `cue [source] content | content`. */
const read = (text: string): string[] =>
  proposeClaims(text, { language: Language.EN }).map(
    ({ cue, source, parts }) =>
      `${cue?.text ?? '–'} [${source?.text ?? '–'}] ${parts.map((part) => part.text).join(' | ')}`,
  );

describe('who speaks', () => {
  it.each([
    [
      'Sen. Ann Roe (D-Calder) said the plan was dead.',
      'said [Sen. Ann Roe (D-Calder)] the plan was dead',
    ],
    [
      'Ann Roe, in a statement released on Thursday, said she would stay.',
      'said [Ann Roe] she would stay',
    ],
    [
      'Roe, star of the series “Harbour Nights,” said she would stay.',
      'said [Roe, star of the series “Harbour Nights,”] she would stay',
    ],
    [
      '"It is over," said Ann Roe, executive director of Calder Health, who left in May.',
      'said [Ann Roe, executive director of Calder Health, who left in May] "It is over,"',
    ],
    [
      'Said Ann Roe, who runs the clinic: "We stay."',
      'Said [Ann Roe, who runs the clinic] "We stay."',
    ],
    [
      'Teachers – many of them young – said the pay was poor.',
      'said [Teachers – many of them young –] the pay was poor',
    ],
    [
      'Brianne Stone, 29, of Huntsville, Ala., said the road is open.',
      'said [Brianne Stone, 29, of Huntsville, Ala.] the road is open',
    ],
    [
      'One of the aides, who left early because it rained, called the plan a mess.',
      'called [One of the aides, who left early because it rained] the plan a mess',
    ],
    ['Roe said someone warned the crew.', 'said [Roe] someone warned the crew'],
    ['Roe, in turn, said it pays.', 'said [Roe] it pays'],
    ['The plan was rejected by the unions.', 'rejected [the unions] The plan'],
    ['Roe left the room, calling the plan a disgrace.', 'calling [Roe] the plan a disgrace'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
});

describe('who speaks, through whom', () => {
  it.each([
    [
      'According to a report by the news agency Tideline, citing three aides, the dam had failed.',
      ['Tideline', 'three aides'],
    ],
    [
      'The news agency Tideline, citing a memo, reported that the dam had failed.',
      ['Tideline', 'a memo'],
    ],
  ])('%s', (text, expected) => {
    const [only, ...others] = proposeClaims(text);
    expect(others).toEqual([]);
    expect(only?.content.text).toBe('the dam had failed');
    expect([...(only?.chain ?? []), only?.speaker].map((each) => each?.name)).toEqual(expected);
    expect(only?.chain[0]?.kind).toBe('ORGANISATION');
  });
});

describe('the name and kind of a speaker', () => {
  it.each([
    ['"It holds," said Celia Dunn. The vote is in May.', 'Celia Dunn', 'PERSON'],
    ['Opposition leader Celia Dunn demanded a vote in May.', 'Celia Dunn', 'PERSON'],
    ['Sen. C. J. Dunn said the dam holds.', 'C. J. Dunn', 'PERSON'],
    [
      'One of the aides, who left because it rained, called it a mess.',
      'One of the aides',
      'ANONYMOUS',
    ],
    ['Ottawa said the dam holds.', 'Ottawa', 'ORGANISATION'],
    ['Reuters reported that the dam holds.', 'Reuters', 'ORGANISATION'],
    ['The dam holds, the Associated Press reported.', 'Associated Press', 'ORGANISATION'],
    ['قالت دمشق إن السد آمن.', 'دمشق', 'ORGANISATION'],
    ['تؤكد الولايات المتحدة أن السد آمن.', 'الولايات المتحدة', 'ORGANISATION'],
  ])('%s', (text, name, kind) => {
    expect(proposeClaims(text).map(({ speaker }) => speaker)).toMatchObject([{ name, kind }]);
  });

  it('is that of a person who has the name of a place', () => {
    const [, second] = proposeClaims('Ann Ottawa said the dam holds. Ottawa said it is old.');
    expect(second?.speaker).toMatchObject({ name: 'Ann Ottawa', kind: 'PERSON' });
  });
});

describe('what is said', () => {
  it.each([
    ["''We won,'' Roe told a crowd in Calder.", "told [Roe] ''We won,''"],
    ['The plan, she says, is dead.', 'says [she] The plan | is dead'],
    ['Back then, Roe said, she found it fair.', 'said [Roe] Back then | she found it fair'],
    ['As the Courier reported, the road is open.', 'reported [the Courier] the road is open'],
    ['After saying he would stay, Roe left.', 'saying [Roe] he would stay'],
    [
      'Roe agreed to sell the house that burned down.',
      'agreed [Roe] to sell the house that burned down',
    ],
    ['Most commuters favor a tax, and few drivers object.', 'favor [Most commuters] a tax'],
    ['Roe rejected that claim on Monday.', 'rejected [Roe] that claim'],
    ['Critics raised the concern that wards would close.', 'concern [Critics] wards would close'],
    [
      "Roe's claim that the merger saves money was repeated on Monday.",
      'claim [Roe] the merger saves money',
    ],
    ['"The road is open to all." – Ann Roe', '– [Ann Roe] "The road is open to all."'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));

  it('reads the turn of somebody named before a colon', () => {
    expect(read('Ann Roe spoke.\nRoe: The road to Calder is open.')).toEqual([
      '– [Roe] The road to Calder is open',
    ]);
  });
});

describe('words that only look like cues', () => {
  it.each([
    'The battleground states vote in May.',
    'The Washington Post moved to a new building.',
    'A reality TV show opened in Calder.',
    'He leads in pledged delegates.',
    'The home-state advantage was small.',
    'A method known as sifting is used.',
    'Roe showed patience.',
  ])('%s', (text) => expect(read(text)).toEqual([]));
});
