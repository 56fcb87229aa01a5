/** Settles the proxy variables before anything connects. Imported first, for that effect. */
import { settleProxyVariables } from '../../platform/http/proxy-variables.js';

settleProxyVariables(process.env);
