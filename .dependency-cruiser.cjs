/** Imports point one way; see docs/architecture.md. */
const layers = [
  'language',
  'platform',
  'access',
  'history',
  'sources',
  'claims',
  'contradictions',
  'extraction',
  'reports',
  'seeding',
  'exchange',
];

/** A layer may import itself and what stands before it. */
const upward = layers.map((layer, i) => ({
  name: `${layer}-imports-only-earlier-layers`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${layer}/`, ...layers.slice(0, i).map((l) => `^src/${l}/`)],
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.spec\\.ts$', '^src/(main|cli)\\.ts$'] },
      to: {},
    },
    ...upward,
    {
      name: 'analysis-is-pure',
      comment:
        'language/, contradictions/detection/ and similarity/ and extraction/engine/ are plain functions on plain data.',
      severity: 'error',
      from: {
        path: '^src/(language|contradictions/(detection|similarity)|extraction/engine)/',
        pathNot: '\\.spec\\.ts$',
      },
      to: { path: '(@nestjs|typeorm|node_modules/pg|^src/platform)' },
    },
    {
      name: 'no-dev-dependencies-at-run-time',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '\\.json$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
