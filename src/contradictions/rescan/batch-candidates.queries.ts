/**
 * The claims indexed under each key that has more than one: number and day of each as 4-byte integers, up
 * to a limit and one more. $1 the keys; $2 the limit
 */
export const BATCH_LISTS = `
  SELECT wanted.key, list.claims, list.posted
  FROM unnest($1::int[]) AS wanted (key)
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS claims, string_agg(int4send(claim) || int4send(day), '') AS posted
    FROM (SELECT claim, day FROM claim_posting p WHERE p.key = wanted.key LIMIT $2 + 1) AS bounded
  ) AS list
  WHERE list.claims > 1`;

/** The last claims under a key up to a day. $1 keys; $2 a day for each; $3 how many */
export const NEAR_LISTS = `
  SELECT wanted.key, wanted.day, (
    SELECT string_agg(int4send(claim) || int4send(day), '') FROM (
      SELECT claim, day FROM claim_posting p WHERE p.key = wanted.key AND p.day <= wanted.day
      ORDER BY p.day DESC, p.claim DESC LIMIT $3
    ) AS near) AS posted
  FROM unnest($1::int[], $2::int[]) AS wanted (key, day)`;
