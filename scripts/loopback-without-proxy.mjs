/** Keeps a script's own requests to this machine away from a proxy. Imported for that effect. */
const names = ['localhost', '127.0.0.1', '::1'];
const { env } = process;

if (['http_proxy', 'https_proxy', 'grpc_proxy', 'all_proxy'].some((name) => env[name] || env[name.toUpperCase()])) {
  const exempt = [env.no_proxy, env.NO_PROXY, ...names].filter(Boolean).join(',');
  env.no_proxy = exempt;
  env.NO_PROXY = exempt;
}
