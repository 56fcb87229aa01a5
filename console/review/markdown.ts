/**
 * Notes of a version as elements, from Markdown. HTML in the notes stays text, and only the listed elements come out,
 * so a person who uploads a version cannot change the page of the person who approves it.
 */
import { compiler } from 'markdown-to-jsx/react';
import { createElement, Fragment, type Key, type ReactNode } from 'react';

export function renderMarkdown(text: string): ReactNode {
  return compiler(text, {
    createElement: safeElement,
    disableParsingRawHTML: true,
    disableFrontmatter: true,
    forceBlock: true,
  });
}

const plainElements = new Set([
  ...['p', 'div', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);

interface GivenProps {
  readonly key?: Key | null;
  readonly href?: unknown;
  readonly alt?: unknown;
  readonly checked?: unknown;
}

/** Attributes are dropped, but the addresses of links: ids and styles of the notes could imitate those of the page. */
function safeElement(type: unknown, given: object, ...children: ReactNode[]): ReactNode {
  const { key, href, alt, checked }: GivenProps = given;
  const keyed = key === undefined ? {} : { key };
  if (typeof type !== 'string') return createElement(Fragment, keyed, ...children);
  if (/^h[1-6]$/.test(type)) return createElement('p', keyed, createElement('strong', null, ...children));
  // Images are not rendered: their server would learn the address of each reader.
  if (type === 'img') return createElement(Fragment, keyed, typeof alt === 'string' ? alt : '');
  if (type === 'input') return createElement(Fragment, keyed, checked === true ? '☑ ' : '☐ ');
  if (type === 'a' && typeof href === 'string' && /^(https?:\/\/|mailto:)/i.test(href))
    return createElement('a', { ...keyed, href, target: '_blank', rel: 'noreferrer' }, ...children);
  return createElement(plainElements.has(type) ? type : Fragment, keyed, ...children);
}
