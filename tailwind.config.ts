import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'
import { COLOURS, HUE, OPINION_PAPER, RUBRIC_HUES, RUBRIC_TONES } from './lib/publication/theme-colours.ts'

/**
 * The design tokens. Each becomes a custom property on :root, to which Tailwind's utilities refer by name. So scripts
 * (writing systems), newspaper sections and reader settings can change a token in plain CSS, and everything follows.
 */
const tokens = {
  color: Object.fromEntries(
    Object.entries(COLOURS).map(([name, [light, dark]]) => [name, `light-dark(${light}, ${dark})`]),
  ),
  text: {
    xs: '.8125rem',
    sm: '.875rem',
    ui: '1rem',
    h3: 'clamp(1.3125rem, 1.25rem + .28vw, 1.5rem)',
    h2: 'clamp(1.75rem, 1.5rem + 1.1vw, 2.5rem)',
  },
  spacing: {
    gutter: 'clamp(1rem, .2rem + 3.4vw, 3rem)',
    band: 'clamp(2.5rem, 1.6rem + 4vw, 5.5rem)',
  },
  container: { page: '82rem', note: '15rem', slug: '10.5rem' },
  reader: { scale: '1', leading: '0', measure: '1', pace: '.18s' }, // the only tokens that a reader's settings change
}

type Group = keyof typeof tokens

const properties = Object.fromEntries(
  Object.entries(tokens).flatMap(([group, values]) =>
    Object.entries(values).map(([name, value]) => [`--${group}-${name}`, value]),
  ),
)

const inHue = (tone: readonly number[]) => `oklch(${tone.join(' ')} var(--hue, ${HUE}))`
const rubrics = {
  '[data-rubric]': Object.fromEntries(
    Object.entries(RUBRIC_TONES).map(([name, [light, dark]]) => [
      `--color-${name}`,
      `light-dark(${inHue(light)}, ${inHue(dark)})`,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(RUBRIC_HUES).map(([name, hue]) => [`[data-rubric="${name}"]`, { '--hue': `${hue}` }]),
  ),
  // The page of an opinion has warm paper.
  'html:has(> body > [data-rubric="opinion"])': {
    '--color-paper': `light-dark(${OPINION_PAPER}, ${COLOURS.paper[1]})`,
  },
}

function references(group: Group): Record<string, string> {
  return Object.fromEntries(Object.keys(tokens[group]).map((name) => [name, `var(--${group}-${name})`]))
}

export default {
  content: ['./app/**/*.tsx', './components/**/*.tsx'],
  theme: {
    colors: references('color'),
    fontSize: references('text'),
    extend: { spacing: references('spacing'), maxWidth: references('container') },
  },
  plugins: [plugin(({ addBase }) => addBase({ ':root': properties, ...rubrics }))],
} satisfies Config
