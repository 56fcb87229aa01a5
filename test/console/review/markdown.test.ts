/** Notes of a version as the console renders them: Markdown becomes elements, and HTML stays text. */
import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { renderMarkdown } from '../../../console/review/markdown.js';

const html = (notes: string): string => renderToStaticMarkup(renderMarkdown(notes));

describe('notes of a version', () => {
  it('have paragraphs, emphasis, lists, code and links', () => {
    const rendered = html('Faster **start**\n\n- `a`\n- [more](https://example.com/x)');
    for (const part of ['<strong>start</strong>', '<li>', '<code>a</code>', 'href="https://example.com/x"'])
      expect(rendered).toContain(part);
    expect(rendered).toContain('rel="noreferrer"');
  });

  it('have no headings, which would compete with those of the page', () => {
    expect(html('# New\n\ntext')).toBe('<div><p><strong>New</strong></p><p>text</p></div>');
  });

  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<iframe src="x.html"></iframe>',
    '<div style="position:fixed" id="root">x</div>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg onload=alert(1)>',
    '<details open ontoggle=alert(1)>x</details>',
    '<!-- a --> <b>x</b>',
  ])('keep HTML as text: %s', (notes) => {
    expect(html(notes)).not.toMatch(/<(?!\/?(div|p|strong|em|code|pre|br)>)/);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/v1/session',
    '//evil.example',
  ])('link to no %s', (address) => {
    for (const notes of [`[x](${address})`, `[x][1]\n\n[1]: ${address}`, `<${address}>`])
      expect(html(notes)).not.toContain('href');
  });

  it('load no image and have no fields, ids, classes or styles', () => {
    const rendered = html(
      '![a chart](https://example.com/a.png)\n\n- [ ] do\n- [x] done\n\n```js\nx\n```\n\n[^1]\n\n[^1]: n',
    );
    expect(rendered).not.toMatch(/<(img|input|footer)|src=|id=|class=|style=/);
    expect(rendered).toContain('a chart');
  });
});
