import { COMMON_PASSWORDS } from './common-passwords.js';
import { normalPassword } from './passwords.js';

const MIN_LENGTH = 10;
const MAX_LENGTH = 200;

/**
 * What is wrong with a password that someone chooses, or null. After NIST SP 800-63B: length, and nothing
 * that is guessed first; no rules about digits and signs, which only make passwords alike.
 *
 * @param about what belongs to the person and is therefore guessed: e-mail, name
 */
export function passwordFault(password: string, about: readonly string[]): string | null {
  const normal = normalPassword(password);
  const length = [...normal].length;
  if (length < MIN_LENGTH) return `must have at least ${MIN_LENGTH} characters`;
  if (length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters`;
  const plain = bare(normal);
  if (new Set(plain).size < 5) return 'must have at least five different characters';
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(plain.replace(/[^\p{L}]+$/u, ''))) {
    return 'is among the passwords that are tried first; choose another';
  }
  if (isRun(plain)) return 'must not be a row of keys or of the alphabet';
  const guessed = about.flatMap((text) => [text, ...text.split('@')]).map(bare);
  if (guessed.some((each) => each.length > 3 && plain.replace(/\d+$/, '') === each)) {
    return 'must not be your name or e-mail address';
  }
  return null;
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلاىةوزظ',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
];

function isRun(text: string): boolean {
  return ROWS.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
}
