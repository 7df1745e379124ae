import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import { proposeClaims } from '../engine/propose.js';
import { listProposals, renderProposals } from './render-html.js';

describe('renderProposals', () => {
  it('marks contents, escapes the text and runs as the language does', () => {
    const text = 'قال الوزير سامر الحوراني إن <الطريق> مفتوح.';
    const html = renderProposals(text, proposeClaims(text), Language.AR);
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('<sup>1</sup>');
    expect(html).toContain('الطريق&gt; مفتوح</mark>');
    expect(html).not.toContain('<الطريق>');
  });

  it('lists the chain before the speaker', () => {
    const proposals = proposeClaims('Ann Roe told Reuters that the road is open.');
    expect(listProposals(proposals)).toContain('Reuters → Ann Roe');
  });
});
