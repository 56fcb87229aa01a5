/**
 * Styles that scripts make need the nonce that the server writes into the page at each load, or the browser refuses
 * them. Ant Design passes it on for its themes, but not where it measures scroll bars or locks the page.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** From here on every style element has the nonce from its birth. */
export function giveStylesNonce(): void {
  const create: (this: Document, name: string) => HTMLElement = Reflect.get(document, 'createElement');
  Object.assign(document, {
    createElement(name: string): HTMLElement {
      const element = create.call(document, name);
      if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
      return element;
    },
  });
}
