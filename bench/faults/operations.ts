/** The mutations that the writers send. */
export const RECORD = `mutation ($input: RecordClaimInput!) {
  recordClaim(input: $input) {
    claim { id revision attributions { speaker { id } } }
    contradictions { id revision }
  }
}`;
export const ATTRIBUTE = `mutation ($input: AttributeClaimInput!) {
  attributeClaim(input: $input) { id }
}`;
export const REVISE = `mutation ($input: ReviseClaimInput!) {
  reviseClaim(input: $input) { id revision }
}`;
export const CONFIRM = `mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { id } }`;
export const DISMISS = `mutation ($input: DismissContradictionInput!) {
  dismissContradiction(input: $input) { id }
}`;
export const CREATE_SPEAKER = `mutation ($input: CreateSpeakerInput!) {
  createSpeaker(input: $input) { id }
}`;
export const MERGE = `mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }`;

/** Where a claim stands, after a change of which nothing is known. */
export const CLAIM = 'query ($id: ID!) { node(id: $id) { ... on Claim { revision } } }';
