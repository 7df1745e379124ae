import { expect, it } from '@jest/globals';
import { tokenise } from '../text/tokens.js';
import { conceptsAt, keysOfStates, placeWithin } from './concepts.js';

const placeOf = (word: string): string | undefined =>
  conceptsAt(tokenise(word), 0)?.values.find(({ place }) => place !== undefined)?.place;

it.each([
  ['Kosovar', 'kosovo'],
  ['كوسوفية', 'kosovo'],
  ['Andorran', 'andorra'],
  ['البوتسواني', 'botswana'],
  ['لوكسمبورغية', 'luxembourg'],
  ['Malagasy', 'madagascar'],
  ['Monegasque', 'monaco'],
  ['اللاوسية', 'laos'],
  ['Guyanese', 'guyana'],
  ['Basotho', 'lesotho'],
  ['التركمانستاني', 'turkmenistan'],
  ['السيشلي', 'seychelles'],
  ['Timorese', 'east-timor'],
  ['سورينامية', 'suriname'],
  ['Cameroonian', 'cameroon'],
  ['Danes', 'denmark'],
])('reads «%s» as of %s', (word, place) => {
  expect(placeOf(word)).toBe(place);
});

it('knows for which states a capital may stand', () => {
  expect(keysOfStates('oslo')).toEqual(['p:norway']);
  expect(keysOfStates('brussels')).toEqual(['p:belgium', 'p:european-union']);
  expect(keysOfStates('bergen')).toBeUndefined();
  expect(placeWithin('ulaanbaatar', 'mongolia')).toBe(true);
});
