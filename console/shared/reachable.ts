/** Loopback addresses: they lead to the computer on which they are opened. */
export function isLoopback(url: string): boolean {
  try {
    return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
  } catch {
    return false;
  }
}

/** False for a loopback address on a page that was not opened by one. */
export function isReachableFrom(page: string, url: string): boolean {
  return !isLoopback(url) || isLoopback(page);
}
