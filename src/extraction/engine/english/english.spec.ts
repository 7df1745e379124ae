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
