import normalizeUrl from 'normalize-url';

/** Parameters that say who shared a link, not what it points to. */
const TRACKING = [
  /^utm_/i,
  /^(fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl)$/i,
  /^(ref|ref_src|ref_url|ocid|cmpid|ns_campaign|ns_mchannel|spm|share_id)$/i,
];

/**
 * The form under which an article's address is stored and unique: host in lower case, default ports,
 * tracking parameters and the fragment removed, remaining parameters sorted.
 *
 * @throws TypeError where the text is no http(s) URL
 */
export function canonicalUrl(url: string): string {
  const canonical = normalizeUrl(url, {
    removeQueryParameters: TRACKING,
    stripHash: true,
    stripWWW: false,
    removeTrailingSlash: true,
    sortQueryParameters: true,
  });
  // normalize-url leaves those of other protocols as they are, and a reader's page may make links of them.
  if (!/^https?:\/\//.test(canonical)) throw new TypeError('No http(s) URL');
  return canonical;
}
