import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'

/**
 * The design tokens. Each becomes a custom property on :root, to which Tailwind's utilities refer by name. So scripts
 * (writing systems), newspaper sections and reader settings can change a token in plain CSS, and everything follows.
 */
const tokens = {
  color: {
    paper: 'light-dark(#fafcfd, #10141a)',
    wash: 'light-dark(#f0f3f5, #191e26)',
    rule: 'light-dark(#cbced2, #383e47)', // hairlines only, never meaning
    ink: 'light-dark(#171b22, #e8e6e1)', // body and headlines, contrast 14:1 and more
    'ink-2': 'light-dark(#3f444c, #c6c4be)', // standfirst, captions, notes, contrast 9:1 and more
    'ink-3': 'light-dark(#5a5f67, #9ea4ab)', // labels, credits, hints, contrast 6:1 and more
    accent: 'light-dark(#9f2817, #ffa28f)', // kicker, drop cap, focus; a newspaper section gives it another hue
    'accent-wash': 'light-dark(#fde6e1, #48211a)',
  },
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
  plugins: [plugin(({ addBase }) => addBase({ ':root': properties }))],
} satisfies Config
