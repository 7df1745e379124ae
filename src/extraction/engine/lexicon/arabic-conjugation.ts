/** Person, number and gender of reports: third persons. The first is whoever speaks already. */

const WEAK_PERFECT = /[اىي]$/;
const WEAK_IMPERFECT = /[يوىئ]$/;

/** «قال» → قال قالت قالوا قالا قالتا; a final weak letter goes before ت and وا. */
export function perfectForms(perfect: string): string[] {
  const weak = WEAK_PERFECT.test(perfect) && perfect.length > 2;
  const stem = weak ? perfect.slice(0, -1) : perfect;
  const forms = [perfect, `${stem}ت`, `${stem}وا`, `${stem}تا`];
  if (weak) forms.push(`${stem}يا`);
  // "خشي": the ي stays before the feminine ت.
  if (perfect.endsWith('ي')) forms.push(`${perfect}ت`);
  if (!weak) forms.push(`${perfect}ا`);
  return forms;
}

/** «أبلغنا», «أخبرته»: with the pronoun of who was told. */
export function toldForms(forms: readonly string[], pronouns: readonly string[]): string[] {
  return forms
    .filter((form) => !form.endsWith('ا') && !form.endsWith('ى'))
    .flatMap((form) => pronouns.map((pronoun) => form + pronoun));
}

/** «يقول» → يقول تقول يقولون يقولان تقولان, and the same after س. */
export function imperfectForms(imperfect: string): string[] {
  const body = imperfect.slice(1);
  const weak = WEAK_IMPERFECT.test(body);
  const stem = weak ? body.slice(0, -1) : body;
  const forms = [`ي${body}`, `ت${body}`];
  forms.push(`ي${stem}ون`, `ي${stem}وا`, `ي${body}ان`, `ت${body}ان`);
  // After لم a weak letter goes: «لم ينف», «لم يدع».
  // What is left of a short verb looks like too many other words.
  if (weak && stem.length > 2) forms.push(`ي${stem}`, `ت${stem}`);
  const [, first, last] = /^(.{1,3})[اوي](.)$/.exec(body) ?? [];
  if (first !== undefined && last !== undefined) forms.push(`ي${first}${last}`, `ت${first}${last}`);
  return [...forms, ...forms.map((form) => `س${form}`)];
}

/** The circumstantial accusative: «مؤكدا», «مؤكدة», «مؤكدين»; a weak end takes ي: «داعيا». */
export function circumstantialForms(participle: string): string[] {
  if (participle.endsWith('ا')) return [participle, `${participle.slice(0, -1)}ة`];
  const plural = participle.endsWith('ي') ? participle.slice(0, -1) : participle;
  return [`${participle}ا`, `${participle}ة`, `${plural}ين`, `${participle}تين`, `${participle}ات`];
}

/** A verbal noun by itself and with the pronoun of its subject: «قوله», «دعوتها». */
export function nounForms(noun: string): string[] {
  const stem = noun.endsWith('ة') ? `${noun.slice(0, -1)}ت` : noun;
  return [noun, ...['ه', 'ها', 'هم', 'هما'].map((pronoun) => stem + pronoun)];
}
