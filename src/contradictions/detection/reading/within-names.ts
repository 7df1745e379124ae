/** What may stand inside one name: "the bank of Tal Hamam", "Karim al-Najjar". */
export const WITHIN_NAME: ReadonlySet<string> = new Set([
  'of',
  'the',
  "'s",
  'de',
  'al',
  'el',
  'bin',
  'ben',
  'ibn',
  'بن',
  '-',
  'ال',
]);
