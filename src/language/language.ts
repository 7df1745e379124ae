/** The languages Isnad reads. The value is what the API and the seeds write. */
export enum Language {
  AR = 'AR',
  EN = 'EN',
}
