/** The keys that more claims have than this. $1 how many */
export const COMMON_KEYS = `
  SELECT key, count(*)::int AS claims FROM claim_posting GROUP BY key HAVING count(*) > $1`;

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

/**
 * The claims under a key of some days in a row, and the last of the days before: number and day of each as
 * 4-byte integers, in the order of their days. $1 keys; $2 the first day for each; $3 the last; $4 how many of before,
 * the first day included
 */
export const NEAR_LISTS = `
  SELECT wanted.key, wanted.until, (
    SELECT string_agg(int4send(claim) || int4send(day), '') FROM (
      SELECT claim, day FROM claim_posting p
      WHERE p.key = wanted.key AND p.day <= wanted.until AND (p.day, p.claim) >= (earliest.place[1], earliest.place[2])
      ORDER BY p.day, p.claim
    ) AS near) AS posted
  FROM unnest($1::int[], $2::int[], $3::int[]) AS wanted (key, since, until)
  CROSS JOIN LATERAL (
    SELECT coalesce((
      SELECT ARRAY[p.day, p.claim] FROM claim_posting p WHERE p.key = wanted.key AND p.day <= wanted.since
      ORDER BY p.day DESC, p.claim DESC OFFSET $4 - 1 LIMIT 1
    ), ARRAY[-2147483648, 0]) AS place
    -- So that it is looked up once, and not for each use of it.
    OFFSET 0
  ) AS earliest`;
