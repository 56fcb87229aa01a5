/**
 * Contrast of what is not text, from the colours of both themes: parts of bars and edges of neutral tags. And of text
 * under the pointer, which the accessibility tests of the pages do not move over.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { theme as antTheme } from 'antd';
import { themes as antThemes } from '../../../console/app/theme.js';

const sheet = readFileSync(join(import.meta.dirname, '..', '..', '..', 'console', 'app', 'base.css'), 'utf8');
const rules = [...sheet.matchAll(/^:root[^{]*\{([^}]*)\}/gm)].map(([, body = '']) => body);
const themes = { light: coloursIn(rules[0]), dark: coloursIn(rules[1]) };

/** What WCAG 2.2, 1.4.11 asks of graphics. */
const least = 3;

describe.each(Object.entries(themes))('in the %s theme', (_name, colours) => {
  it.each(['--bar-candidate', '--bar-other', '--bar-baseline', '--bar-hatch', '--tag-edge'])(
    '%s stands out from the card around it',
    (part) => {
      expect(contrast(colours[part], colours['--surface'])).toBeGreaterThanOrEqual(least);
    },
  );

  it('parts of a bar are divided by the colour of the card', () => {
    expect(colours['--bar-gap']).toBe(colours['--surface']);
  });

  it.each(['--table-head', '--page-background'])('the edge of a neutral tag stands out from %s', (ground) => {
    expect(contrast(colours['--tag-edge'], colours[ground])).toBeGreaterThanOrEqual(least);
  });
});

/** What WCAG 2.2, 1.4.3 asks of text. */
const leastOfText = 4.5;

describe.each(Object.entries(antThemes))('text under the pointer in the %s theme', (_name, chosen) => {
  const { colorPrimaryHover, colorBgContainer } = antTheme.getDesignToken(chosen);
  const { Button, Tabs } = chosen.components ?? {};

  it.each([
    ['a default button', Button?.defaultHoverColor],
    ['a default button that is pressed', Button?.defaultActiveColor],
    ['a tab', Tabs?.itemHoverColor],
  ])('%s is readable', (_part, colour) => {
    expect(contrast(colour ?? colorPrimaryHover, colorBgContainer)).toBeGreaterThanOrEqual(leastOfText);
  });
});

it('black on white is the greatest contrast', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21);
  expect(contrast('#aab4c2', '#fff')).toBeCloseTo(2.1, 1);
});

function coloursIn(rule = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...rule.matchAll(/(--[a-z-]+): (#[0-9a-f]+);/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour = ''): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
