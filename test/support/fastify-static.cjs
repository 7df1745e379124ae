// Mercurius loads @fastify/static for pages of its own that Isnad does not serve. It requires an ESM-only
// package, which Node allows and Jest's module registry does not.
module.exports = function unused() {
  throw new Error('Mercurius serves no files here');
};
