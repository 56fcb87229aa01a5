/**
 * Adds the nonce of the page to style elements that scripts create. Without it the browser refuses them. Ant Design
 * passes the nonce to its themes, but not where it measures scroll bars or locks the page.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** After this call every new style element is created with the nonce. */
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
