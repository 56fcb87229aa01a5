/** Which folder may import which. All other imports are forbidden, also of types (tsPreCompilationDeps). */
const workflowClients = '^workflows/(release/release|push/push)-workflow-client\\.ts$';
const folders = ['domain', 'contracts', 'store', 'workflows', 'activities', 'worker', 'api', 'edge', 'platform', 'cli'];

/** A folder, `except` for one file, may import itself, these folders, files and packages, and Node if `node`. */
function arrow(folder, { to = [], files = [], except, packages = [], node = true, because }) {
  const own = [...[folder, ...to].map((name) => `^${name}/`), ...files];
  const named = packages.map((name) => `(^|/)node_modules/(@types/)?${name}/`);
  return {
    name: `${folder}-imports-only-what-it-may`,
    comment: because,
    severity: 'error',
    from: { path: `^${folder}/`, ...(except === undefined ? {} : { pathNot: except }) },
    to: { pathNot: [...own, ...named], ...(node ? { dependencyTypesNot: ['core'] } : {}) },
  };
}

/**
 * Inside of the domain: what each subject may import. `decide` runs over releases, plans, reviews and targets
 * together, so these import each other. All other arrows lead from a rule to what it is about, and never back.
 */
const decision = ['release', 'plan', 'review', 'target'];
const facts = ['values', 'access', 'registry'];
const subjectsOfDomain = {
  values: [],
  access: ['values'],
  registry: ['values', 'access'],
  ...Object.fromEntries(decision.map((subject) => [subject, [...facts, ...decision]])),
  serving: [...facts, ...decision],
  push: [...facts, ...decision, 'serving'],
  window: [...facts, ...decision],
  file: ['values', 'access'],
};
const datePackages = 'node_modules/(rrule-temporal|temporal-polyfill)/';

module.exports = {
  forbidden: [
    ...Object.entries(subjectsOfDomain).map(([subject, to]) => ({
      name: `domain-${subject}-imports-only-subjects-below-it`,
      comment: 'Subjects that import each other are one subject. See the table above.',
      severity: 'error',
      from: { path: `^domain/${subject}/` },
      to: { path: '^domain/', pathNot: `^domain/(${[subject, ...to].join('|')})/` },
    })),
    {
      name: 'every-subject-of-the-domain-has-arrows',
      comment: 'A new subject enters the table above with what it may import.',
      severity: 'error',
      from: { path: '^domain/', pathNot: `^domain/(${Object.keys(subjectsOfDomain).join('|')})/` },
      to: {},
    },
    arrow('domain', {
      except: '^domain/window/',
      node: false,
      because: 'The rules run in a transaction, a workflow and a browser: they import nothing but themselves.',
    }),
    arrow('domain/window', {
      to: ['domain'],
      packages: ['rrule-temporal', 'temporal-polyfill'],
      node: false,
      because: 'Recurrence and time zones need two packages. `decide` gets the result as facts and no calendar.',
    }),
    {
      name: 'only-windows-use-dates-of-zones',
      comment: 'Time zone data differs between machines. It is used in one place, in the transaction that decides.',
      severity: 'error',
      from: { pathNot: '^(domain/window|test)/|node_modules' },
      to: { path: datePackages },
    },
    {
      name: 'workflows-and-console-do-not-reach-windows',
      comment: 'A replay on another machine must not depend on its time zone data. The console asks the server.',
      severity: 'error',
      from: { path: '^(workflows|console)/' },
      // The shape of a window needs no calendar, and types of the store name it.
      to: { path: `^domain/window/(?!window\\.ts)|${datePackages}`, reachable: true },
    },
    arrow('contracts', {
      to: ['domain'],
      packages: ['zod', '@asteasolutions/zod-to-openapi'],
      node: false,
      because: 'The wire shapes are shared with browsers: the words of the domain and zod, nothing else.',
    }),
    arrow('platform', {
      packages: [
        ...['pino', 'picocolors', 'prom-client', 'zod', '@grpc/grpc-js', 'standardwebhooks'],
        '@temporalio/(client|worker|common|envconfig|proto)',
      ],
      because: 'What every process needs knows nothing of releases, or it could not be used below all of them.',
    }),
    arrow('store', {
      to: ['domain', 'platform'],
      packages: ['kysely', 'pg', '@electric-sql/pglite', 'uuidv7'],
      because: 'The transaction applies the rules and writes rows; it knows neither HTTP nor Temporal.',
    }),
    arrow('workflows', {
      to: ['domain'],
      files: ['^activities/', '^platform/temporal/search-attributes\\.ts$'],
      except: workflowClients,
      packages: ['@temporalio/(workflow|common)'],
      node: false,
      because: 'Workflow code is replayed: no Node, no database, no zod. Activities are types, see the next rule.',
    }),
    {
      name: 'workflows-import-other-folders-as-types',
      comment: 'A value import would bundle the database into the sandbox.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(activities|platform)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-do-not-import-their-clients',
      comment: 'Other processes reach workflows by these files. In the bundle they would add the Temporal client.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: workflowClients },
      to: { path: workflowClients },
    },
    arrow('activities', {
      to: ['domain', 'store', 'platform'],
      packages: ['@temporalio/(activity|common)'],
      because: 'Activities are the IO that workflows see: they call the store and translate its errors.',
    }),
    arrow('worker', {
      to: ['domain', 'activities', 'store', 'platform'],
      files: [
        '^workflows/(release/(messages|workflow-descriptions|release-workflow-client)|push/push-(messages|workflow-client))\\.ts$',
      ],
      packages: ['@temporalio/(worker|client|common)', 'prom-client', 'pino'],
      because:
        'The worker hosts activities and the relay; workflows it loads by path, and knows the names of messages.',
    }),
    arrow('api', {
      to: ['domain', 'contracts', 'store', 'platform'],
      files: [
        '^edge/(open-edge|http/edge-handler|metrics/edge-metrics)\\.ts$',
        '^workflows/release/(messages|release-workflow-client)\\.ts$',
      ],
      packages: [
        ...[
          'express',
          'express-rate-limit',
          'helmet',
          'compression',
          'zod',
          'qrcode',
          'swagger-ui-dist',
          'prom-client',
          'p-limit',
          'pino',
        ],
        ...['uuidv7', '@temporalio/(client|common)', '@asteasolutions/zod-to-openapi'],
        ...['express-serve-static-core', 'serve-static', 'qs'], // Types of express.
      ],
      because: 'The API parses, asks the store and signals; of workflows it knows the names of messages.',
    }),
    arrow('edge', {
      to: ['domain', 'contracts', 'store', 'platform'],
      packages: ['prom-client', 'pino', '@openfeature/(server-sdk|core)'],
      because: 'The decision plane reads targets and tokens and answers from memory, without Temporal or the API.',
    }),
    {
      name: 'the-library-needs-nothing',
      comment: 'halftone-client/decide runs in other processes and in browsers: no Node, no package, no database.',
      severity: 'error',
      from: { path: '^edge/(library/(?!openfeature)|snapshot/)' },
      to: { pathNot: '^(edge/(library|snapshot)|domain|contracts/serving/serving\\.ts)' },
    },
    {
      name: 'nothing-imports-edge-but-its-hosts',
      comment: 'The API puts it in front of itself with one `if`; the command line runs it alone.',
      severity: 'error',
      from: { pathNot: '^(edge|api/main\\.ts|cli|test|tools|bench)' },
      to: { path: '^edge/' },
    },
    arrow('cli', {
      to: [...folders, 'client'],
      packages: [
        ...['commander', 'picocolors', 'yaml', 'prom-client', 'uuidv7', '@temporalio/(client|common)'],
        ...['zod', '@modelcontextprotocol/sdk'],
      ],
      because: 'The composition root: the one place that knows every part, so that no part needs to know another.',
    }),
    arrow('cli/operator', {
      to: ['domain', 'client'],
      except: '^cli/operator/mcp/',
      packages: ['commander', 'picocolors', 'yaml'],
      because: 'Commands of an operator ask a server by HTTP. They start fast: no database, no Temporal, no zod.',
    }),
    arrow('cli/operator/mcp', {
      to: ['cli/operator', 'domain', 'client'],
      packages: ['commander', 'zod', '@modelcontextprotocol/sdk'],
      because: 'The MCP server is a command of an operator, with the SDK and the schemas that it needs.',
    }),
    {
      name: 'only-halftone-mcp-loads-the-sdk',
      comment: 'The SDK and zod take longer to load than most commands to run: the command imports them when it runs.',
      severity: 'error',
      from: { path: '^cli/(?!operator/mcp/(?!mcp-command))' },
      to: { path: '^cli/operator/mcp/(?!mcp-command)|node_modules/@modelcontextprotocol/', dynamic: false },
    },
    arrow('client', {
      packages: ['openapi-fetch'],
      node: false,
      because:
        'The package halftone-client, for Node and browsers: nothing from outside of its folder, and openapi-fetch.',
    }),
    {
      name: 'nothing-of-the-server-imports-client',
      comment: 'Those that ask a running Halftone over HTTP use it. A process of Halftone calls its own functions.',
      severity: 'error',
      from: { pathNot: '^(client|cli/operator|console|test|tools)/' },
      to: { path: '^client/' },
    },
    arrow('console', {
      to: ['domain', 'client'],
      packages: [
        ...['react', 'react-dom', 'react-router', 'antd', '@ant-design/icons', '@tanstack/react-query'],
        ...['openapi-fetch', 'i18next', 'react-i18next', 'markdown-to-jsx', 'uplot', 'vite'],
      ],
      // Vite's settings run in Node, at the build.
      except: '^console/vite\\.config\\.ts$',
      node: false,
      because: 'The console runs in a browser: it has the rules and the typed client, and everything else by HTTP.',
    }),
    {
      name: 'nothing-imports-test',
      comment: 'What tests and fault runs need is no part of the program.',
      severity: 'error',
      from: { pathNot: '^(test|tools)/' },
      to: { path: '^(test|tools)/' },
    },
    {
      name: 'no-circular',
      comment: 'Files that import each other are one file in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is not part of the program.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.(test|spec)\\.ts$',
          '\\.d\\.ts$',
          '^console/vite\\.config\\.ts$',
          '^(eslint\\.config|jest\\.config)',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that another one happens to bring along may go with its next version.',
      severity: 'error',
      from: { path: `^(${[...folders, 'client'].join('|')})/` },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['type-only'],
        // The one that brings the OpenFeature SDK is who uses our provider of it.
        pathNot: 'node_modules/(@types/|@openfeature/server-sdk/)',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^client/dist/' }, // Built for the package halftone-client.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
