/** Embeddings and isolates (U+202A–202C, U+2066–2069): layout hints that pasted text often carries unbalanced. */
const LAYOUT_CONTROLS = /[\u202a-\u202c\u2066-\u2069]/g;
/** Overrides (U+202D, U+202E) make words read as something they are not, so the reader must see them. */
const OVERRIDES = /[\u202d\u202e]/g;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

function controlPicture(control: string): string {
  if (control === '\t' || control === '\n' || control === '\r' || control === '\u0085') return ' ';
  const code = control.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
}

/**
 * Text that cannot change the page or the terminal it is shown on: bidi layout controls go, overrides become a visible
 * `[U+202E]`, control characters (an escape sequence, a NUL) become their picture, line breaks a space.
 * LRM, RLM and ZWNJ stay: they only touch their neighbours and Arabic and Persian writers need them.
 * For showing only. What is stored, compared or exported as data stays as it was written.
 */
export function visibleText(text: string): string {
  return text
    .replace(LAYOUT_CONTROLS, '')
    .replace(OVERRIDES, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase()}]`)
    .replace(CONTROLS, controlPicture)
    .replace(/[\u2028\u2029]/g, ' ');
}
