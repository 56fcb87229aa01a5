/** How a page follows its release. `polled`: it polls every few seconds, because other tabs hold the streams. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'polled';
