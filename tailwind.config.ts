import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'
import { GUTTERS } from './lib/chart/drawing.ts'
import { CODE_COLOURS, COLOURS, HUE, OPINION_PAPER, RUBRIC_HUES, RUBRIC_TONES } from './lib/publication/palette.ts'
import { scriptRules } from './lib/publication/script-types.ts'

const lightDark = (colours: Record<string, readonly [string, string]>) =>
  Object.fromEntries(Object.entries(colours).map(([name, [light, dark]]) => [name, `light-dark(${light}, ${dark})`]))

/**
 * The design tokens. Each becomes a custom property on :root, to which Tailwind's utilities refer by name. So scripts
 * (writing systems), newspaper sections and reader settings can change a token in plain CSS, and everything follows.
 */
const tokens = {
  color: lightDark(COLOURS),
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

/** Lengths of space, by their quarters of a rem. Anything else is written as `[0.7em]`. */
const STEPS = [
  0, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.4, 2.48, 2.8, 3, 3.2, 3.5, 3.6, 4, 4.4, 4.5, 4.6, 5, 6,
  6.4, 7, 7.6, 8, 9, 10, 11, 12, 13, 16, 24, 32, 40, 71, 80, 98, 104, 136, 144, 176, 184, 232, 240, 304,
]
const page = 'max(var(--spacing-gutter),(100% - var(--container-page))/2)' // the space beside a page
const spacing = {
  ...Object.fromEntries(STEPS.map((step) => [step, step === 0 ? '0' : `${step / 4}rem`])),
  ...references('spacing'),
  px: '1px',
  head: 'clamp(.75rem, 2.2vw, 2rem)', // the space above the head of a page, and below it
  foot: 'clamp(1.25rem, 2.4vw, 2.25rem)',
  page,
}

/** Sizes of type in pixels: `18` is always the same, `s18` follows the reader's setting. */
const SIZES = [12, 14, 16, 17, 18, 19, 20, 24, 28]
const SCALED = [17, 18, 19, 20, 22, 31]
const scaled = (size: string) => `calc(${size}*var(--reader-scale))`
const fontSize = {
  ...references('text'),
  ...Object.fromEntries(['body', 'deck', 'h1', 'plate'].map((name) => [name, `var(--text-${name})`])), // by script
  ...Object.fromEntries(SIZES.map((size) => [size, `${size / 16}rem`])),
  ...Object.fromEntries(SCALED.map((size) => [`s${size}`, scaled(`${size / 16}rem`)])),
  ...Object.fromEntries(['body', 'deck', 'h3'].map((name) => [`s${name}`, scaled(`var(--text-${name})`)])),
  title: 'clamp(2.125rem, 1.4rem + 2.8vw, 3.75rem)',
  // In the order of the news: the lead of a front page, the stories under it, the first of each section.
  lead: 'calc(var(--text-h1)*.875)',
  solo: 'clamp(2rem, min(1.2rem + 2.6vw, 6.1vh), 3.5rem)', // in a low window, too, above the cookie notice
  second: scaled('clamp(1.8125rem, .9rem + 1.6vw, 2.125rem)'),
  feature: scaled('clamp(1.75rem, .9rem + 1.3vw, 1.875rem)'),
  small: scaled('1.4375rem'), // the same under the lead on a phone
}

/** Heights of lines: those of each script, the same as the reader sets them, or at least those of its headlines. */
const HEIGHTS = [0, 0.64, 0.9, 0.95, 1, 1.15, 1.25, 1.3, 1.4, 1.45, 1.5, 1.55, 1.6, 2]
const leading = {
  ...Object.fromEntries(HEIGHTS.map((height) => [height, `${height}`])),
  ...Object.fromEntries(['body', 'deck', 'head', 'quote', 'ui'].map((name) => [name, `var(--leading-${name})`])),
  ...Object.fromEntries(
    ['body', 'deck', 'ui'].map((name) => [`s${name}`, `calc(var(--leading-${name}) + var(--reader-leading))`]),
  ),
  ...Object.fromEntries([1.2, 1.22, 1.3].map((least) => [`head-${least}`, `max(${least},var(--leading-head))`])),
}

/** The widths of long words at the beginning of a headline, in em (components/headline/headline.tsx). */
const LONG_WORDS = [9, 10, 11, 12, 13, 14, 18, 22]
/** Returns the size at which a word is as wide as its line, less 3 % for wider fonts. */
const fitting = (em: number) => (97 / em).toFixed(1)

const FAMILIES = { ui: 'ui', serif: 'text', display: 'display' }
const FACES = {
  ...Object.fromEntries(Object.entries(FAMILIES).map(([name, family]) => [name, `var(--font-${family})`])),
  mono: 'ui-monospace, "Cascadia Code", Menlo, "Noto Sans Mono", monospace',
}
const WEIGHTS = {
  normal: '400',
  medium: '500',
  semibold: '600',
  bold: '700',
  head: 'var(--weight-head)',
  quote: 'var(--weight-quote)',
}

const colors = references('color')

/** `ui-semibold-sm/1.4` is the shorthand of a font: family, weight, size and height of a line. */
const fonts = Object.entries(FAMILIES).flatMap(([root, family]) =>
  [['', ''], ...Object.entries(WEIGHTS)].map(([name, weight]) => ({
    [name ? `${root}-${name}` : root]: (size: string, { modifier }: { modifier: string | null }) => ({
      '--tw-sort': 'font-family',
      font: `${weight} ${size}/${modifier} var(--font-${family})`.trim(),
    }),
  })),
)

/** `edge-bs-rule/4` is a line, 4 pixels thick, in a colour of the theme; without a colour it has that of the text. */
const EDGES = { '': '', '-bs': '-block-start', '-be': '-block-end', '-is': '-inline-start', '-y': '-block' }
const edges = Object.entries(EDGES).map(([root, side]) => ({
  [`edge${root}`]: (color: string, { modifier }: { modifier: string | null }) => ({
    '--tw-sort': `border${side}-width`,
    [`border${side}`]: color === '0' ? color : `${modifier ?? 1}px solid ${color}`.trim(),
  }),
}))

const inScript = (script: string) => `[data-script="${script}"]`
const CASED = ['Latn', 'Cyrl', 'Grek', 'Armn'] // They have capitals.
const UNCASED = 'Hans Hant Jpan Kore Arab Aran Beng Deva Ethi Geor Hebr Khmr Mymr Sinh Taml Telu Thai'.split(' ')

/** What a reader may choose: `@variant size-4` is the root with that choice (app/reader.css). */
const CHOICES =
  'theme-light theme-sepia theme-dark size-1 size-3 size-4 size-5 lines-tight lines-loose measure-wide face-sans motion-off'
const settings = Object.fromEntries(CHOICES.split(' ').map((name) => [name, withChoice(name)]))

function withChoice(name: string) {
  const [setting, value] = name.split('-')
  return around(`:root:is([data-${setting}="${value}"], :not(.scripted):has([value="${value}"]:checked))`)
}

/**
 * The conditions of rules. A script (writing system) or a direction is around rules, as `@variant cjk { .prose {…} }`:
 * a page has only those of its own.
 */
const variants = {
  cased: around(CASED.map((script) => `html${inScript(script)}`).join(', ')),
  uncased: around(UNCASED.map(inScript).join(', ')),
  cjk: around(`:is(${['Hans', 'Hant', 'Jpan'].map(inScript).join(', ')})`),
  rtl: around('html[dir="rtl"]'),
  // The page is dark, whether the system or the reader chose it.
  'dark-screen': {
    '@media screen': withChoice('theme-dark'),
    '@media screen and (prefers-color-scheme: dark)': around(
      ':root:not([data-theme], :not(.scripted):has(:is([value="light"], [value="sepia"]):checked))',
    ),
  },
  ...settings,
  hover: '&:hover',
  phone: '@media (max-width: 47.99rem)',
  'phone-screen': '@media screen and (max-width: 47.99rem)',
  tablet: '@media (min-width: 48rem)',
  broad: '@media print, (min-width: 48rem)',
  desk: '@media (min-width: 62rem)',
  wide: '@media (min-width: 77rem)',
  'wide-screen': '@media screen and (min-width: 77rem)',
  // A window that is higher than wide, unless it is very wide: a phone, a tablet held upright.
  upright: '@media (max-width: 47.99rem), (max-width: 76.99rem) and (orientation: portrait)',
  paper: '@media print',
  forced: '@media (forced-colors: active)',
  scriptless: '@media (scripting: none)',
}

function around(selector: string) {
  return { [selector]: '@slot' }
}

/** The columns of a page with a text: facts, text and notes. */
const FACTS = 'var(--container-slug) [slug-end text-start]'
const TEXT = 'minmax(0,var(--measure))'
const NOTES = '[text-end note-start] minmax(var(--container-note),1fr) [note-end full-end]'

/** What CSS writes and no screen reader reads out. Older browsers know only the first of the two declarations. */
const MUTE = { dot: '"·"', slash: '"/"', tick: '"✓"', source: 'attr(data-source)' }

function references(group: Group): Record<string, string> {
  return Object.fromEntries(Object.keys(tokens[group]).map((name) => [name, `var(--${group}-${name})`]))
}

export default {
  content: [],
  theme: {
    spacing,
    fontSize,
    textColor: { ...colors, ...lightDark(CODE_COLOURS) },
    textDecorationColor: colors,
    borderColor: colors,
    outlineColor: colors,
    accentColor: colors,
    fill: colors,
    stroke: colors,
    gridTemplateColumns: {
      one: 'minmax(0,1fr)',
      halves: 'minmax(0,1fr) minmax(0,1fr)',
      ears: 'minmax(min-content,1fr) auto minmax(min-content,1fr)',
      solo: 'minmax(0,5fr) minmax(0,7fr)',
      sided: 'minmax(0,1fr) minmax(17rem,26%)',
      timed: '4.75rem minmax(0,1fr)',
      squares: 'minmax(0,1fr) min(7rem,31%)',
      text: `[full-start text-start] ${TEXT} [text-end full-end]`,
      notes: `[full-start text-start] ${TEXT} ${NOTES}`,
      facts: `[full-start slug-start] ${FACTS} ${TEXT} ${NOTES}`,
      standing: `[slug-start] ${FACTS} ${TEXT} [text-end]`,
    },
  },
  plugins: [
    plugin(({ addBase, addVariant, matchUtilities }) => {
      addBase({ ':root': properties, ...rubrics })
      for (const rule of scriptRules()) addBase(rule)
      addBase(Object.fromEntries(GUTTERS.map((em) => [`.gutter${em}`, { paddingInlineEnd: `${em}em` }])))
      addBase(Object.fromEntries(LONG_WORDS.map((em) => [`.wide-${em}`, { fontSize: `min(1em, ${fitting(em)}cqi)` }])))
      for (const [name, variant] of Object.entries(variants)) addVariant(name, variant)
      for (const font of fonts) matchUtilities(font, { values: fontSize, modifiers: leading })
      for (const edge of edges)
        matchUtilities(edge, { values: { DEFAULT: '', none: '0', ...colors }, modifiers: 'any' })
      // Shorthands, and no custom properties beside them: Tailwind's own utilities of these names are longer.
      matchUtilities(
        { bg: (background) => ({ '--tw-sort': 'background-color', background }) },
        { values: { ...colors, clear: 'none', text: 'currentColor' } },
      )
      matchUtilities({ font: (fontWeight) => ({ fontWeight }) }, { values: WEIGHTS })
      matchUtilities({ face: (fontFamily) => ({ fontFamily }) }, { values: FACES })
      matchUtilities({ lh: (lineHeight) => ({ lineHeight }) }, { values: leading })
      matchUtilities(
        { tracking: (letterSpacing) => ({ letterSpacing }) },
        { values: { head: 'var(--tracking-head)', none: '0' } },
      )
      matchUtilities({ mute: (content) => ({ content: [content, `${content} / ""`] }) }, { values: MUTE })
      matchUtilities({ fit: (size) => ({ '--tw-sort': 'font-size', fontSize: `min(1em, ${size})` }) })
      matchUtilities({
        'grid-fill': (least) => ({
          '--tw-sort': 'grid-template-columns',
          gridTemplateColumns: `repeat(auto-fill,minmax(min(100%,${least}),1fr))`,
        }),
      })
    }),
  ],
} satisfies Config
