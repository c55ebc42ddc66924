/**
 * Typography by script, set on `<html>` and on each passage in another script; later rows override earlier ones. No
 * font is downloaded. Optical display cuts come first, then text cuts. Fonts of Android and Linux come before those of
 * Safari, macOS and Windows: looking for a font that is missing delays the first paint on a slow phone by some
 * milliseconds.
 */
export const SCRIPT_TYPES: readonly ScriptType[] = [
  {
    scripts: 'Latn Cyrl Grek', // also what other scripts have if nothing else is said
    font: {
      display: '"Noto Serif Display", "Noto Serif", ui-serif, "Iowan Old Style", "Sitka Banner", Georgia, serif',
      text: '"Noto Serif", ui-serif, "Iowan Old Style", "Sitka Text", Charter, Georgia, serif',
      ui: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    },
    text: {
      body: 'clamp(1.125rem, 1.06rem + 0.3vw, 1.3125rem)',
      deck: 'clamp(1.25rem, 1.08rem + 0.76vw, 1.75rem)',
      h1: 'clamp(2.25rem, 1.3rem + 4.2vw, 5rem)',
    },
    leading: { body: 1.6, deck: 1.35, head: 1.06, ui: 1.4, quote: 1.45 },
    tracking: { head: '-0.022em' },
    weight: { head: 500, quote: 400 },
    emphasis: { style: 'italic', weight: 'initial' },
    container: { measure: '57ch' }, // 62–68 letters of --font-text
    css: { '--hyphens': 'auto' }, // only in words of 9 or more letters; other scripts have no hyphen
  },
  {
    scripts: 'Cyrl Grek', // Й, Ё and Ά rise above the capitals
    leading: { head: 1.1 },
  },
  {
    scripts: 'Hans Hant Jpan Kore',
    font: {
      display:
        '"Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "PingFang SC", "Microsoft YaHei", serif',
      text: 'var(--font-display)',
      ui: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif',
    },
    text: {
      body: 'clamp(1.125rem, 1.08rem + 0.2vw, 1.25rem)',
      deck: 'clamp(1.1875rem, 1.1rem + 0.5vw, 1.5rem)',
      h1: 'clamp(2.125rem, 1.3rem + 3.6vw, 4.25rem)',
    },
    leading: { body: 1.85, deck: 1.6, head: 1.25, ui: 1.5, quote: 1.55 },
    tracking: { head: '0.01em' },
    weight: { head: 700, quote: 700 }, // these scripts have no italics for quotations
    emphasis: { style: 'normal' },
    container: { measure: '36em' }, // 36 full-width characters
    css: { '--hyphens': 'manual', hyphens: 'manual' },
  },
  {
    scripts: 'Hans Hant Jpan',
    css: {
      '--word-break-head': 'auto-phrase',
      'text-spacing-trim': 'trim-start',
      // A thin space between ideographs and figures. WebKit does it well on Apple's systems, whose fonts this condition
      // names. On other systems, WebKit draws one figure over the next.
      '@supports (font: -apple-system-body) or (not (hanging-punctuation: first))': { 'text-autospace': 'normal' },
    },
  },
  {
    scripts: 'Hans Hant',
    css: { 'text-emphasis-position': 'under right' },
  },
  {
    scripts: 'Hant',
    font: {
      display: '"Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "PingFang TC", "Microsoft JhengHei", serif',
      ui: '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", system-ui, sans-serif',
    },
  },
  {
    scripts: 'Jpan', // nine characters a line on the narrowest phone
    font: {
      display: '"Hiragino Mincho ProN", "Noto Serif CJK JP", "Noto Serif JP", "Yu Mincho", serif',
      ui: '"Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", system-ui, sans-serif',
    },
    text: { h1: 'clamp(1.875rem, 1.05rem + 4.4vw, 4.25rem)' },
    leading: { body: 1.9 },
    tracking: { head: 0 },
  },
  {
    scripts: 'Kore',
    font: {
      display: 'AppleMyungjo, "Noto Serif CJK KR", "Noto Serif KR", Batang, serif',
      ui: '"Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", system-ui, sans-serif',
    },
    leading: { body: 1.75 },
    tracking: { head: '-0.02em' },
    container: { measure: '34em' },
    css: {
      'word-break': 'keep-all',
      // Otherwise Chromium could begin a line with a middle dot. Breaking by phrases also breaks at spaces; WebKit might
      // not do so.
      '@supports not (hanging-punctuation: first)': { 'word-break': 'auto-phrase' },
    },
  },
  {
    scripts: 'Arab',
    font: {
      display: '"Noto Naskh Arabic", "Sakkal Majalla", "Geeza Pro", ui-serif, "Noto Serif", "Times New Roman", serif',
      text: 'var(--font-display)',
      ui: 'system-ui, "SF Arabic", "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif',
    },
    text: { body: 'clamp(1.25rem, 1.18rem + 0.35vw, 1.4375rem)', h1: 'clamp(2.125rem, 1.35rem + 3.6vw, 4.25rem)' },
    leading: { body: 1.95, deck: 1.7, head: 1.36, ui: 1.6, quote: 1.55 },
    tracking: { head: 0 },
    weight: { head: 700, quote: 700 },
    emphasis: { style: 'normal', weight: 700 },
    container: { measure: '26em' },
    css: { '--hyphens': 'manual', hyphens: 'manual' },
  },
  {
    scripts: 'Deva', // matras rise above and hang below the line
    font: {
      display: '"Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI", Mangal, "Noto Serif", serif',
      text: 'var(--font-display)',
      ui: '"Kohinoor Devanagari", "Nirmala UI", "Noto Sans Devanagari", system-ui, sans-serif',
    },
    text: {
      body: 'clamp(1.1875rem, 1.13rem + 0.28vw, 1.3125rem)',
      deck: 'clamp(1.1875rem, 1.08rem + 0.6vw, 1.5625rem)',
      h1: 'clamp(2rem, 1.3rem + 3.2vw, 3.875rem)',
    },
    leading: { body: 1.85, deck: 1.65, head: 1.36, ui: 1.6, quote: 1.7 },
    tracking: { head: 0 },
    weight: { head: 600 },
    emphasis: { style: 'normal', weight: 700 },
    container: { measure: '31em' },
    css: { '--hyphens': 'manual', hyphens: 'manual' },
  },
  // What these scripts have in common: one font for headlines and text, no italics, and letters that are not spaced.
  {
    scripts: 'Aran Armn Beng Ethi Geor Hebr Khmr Mymr Sinh Taml Telu Thai',
    font: { text: 'var(--font-display)' },
    text: {
      body: 'clamp(1.125rem, 1.07rem + 0.28vw, 1.3125rem)',
      deck: 'clamp(1.1875rem, 1.08rem + 0.6vw, 1.5625rem)',
      h1: 'clamp(2rem, 1.3rem + 3.2vw, 3.875rem)',
    },
    tracking: { head: 0 },
    weight: { head: 600 },
    emphasis: { style: 'normal', weight: 700 },
  },
  // These have no hyphen either.
  {
    scripts: 'Aran Beng Ethi Hebr Khmr Mymr Sinh Taml Telu Thai',
    css: { '--hyphens': 'manual', hyphens: 'manual' },
  },
  // Nastaliq, the hand of Urdu: words descend from right to left, so lines are far apart. Small text is in Naskh.
  {
    scripts: 'Aran',
    font: {
      display: '"Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Urdu Typesetting", "Noto Naskh Arabic", serif',
      ui: '"Segoe UI", "Geeza Pro", "Noto Sans Arabic", system-ui, sans-serif',
    },
    text: { body: 'clamp(1.1875rem, 1.13rem + 0.3vw, 1.375rem)', h1: 'clamp(1.75rem, 1.2rem + 2.6vw, 3.375rem)' },
    leading: { body: 2.3, deck: 2.1, head: 1.95, ui: 1.6, quote: 2.2 },
    container: { measure: '28em' },
  },
  {
    scripts: 'Armn',
    font: {
      display: '"Noto Serif Armenian", Mshtakan, Sylfaen, serif',
      ui: 'system-ui, "Segoe UI", "Noto Sans Armenian", sans-serif',
    },
    text: { h1: 'clamp(1.875rem, 1.25rem + 2.9vw, 3.75rem)' },
    leading: { body: 1.65, head: 1.16 },
    container: { measure: '33em' },
  },
  {
    scripts: 'Beng',
    font: {
      display: '"Noto Serif Bengali", "Kohinoor Bangla", "Nirmala UI", "Shonar Bangla", serif',
      ui: '"Kohinoor Bangla", "Nirmala UI", "Noto Sans Bengali", system-ui, sans-serif',
    },
    leading: { body: 1.8, deck: 1.6, head: 1.36, ui: 1.6, quote: 1.7 },
    container: { measure: '31em' },
  },
  {
    scripts: 'Ethi',
    font: {
      display: '"Noto Serif Ethiopic", Kefa, Nyala, Ebrima, serif',
      ui: 'Kefa, Ebrima, "Noto Sans Ethiopic", system-ui, sans-serif',
    },
    leading: { body: 1.75, deck: 1.5, head: 1.3, ui: 1.5, quote: 1.65 },
    container: { measure: '32em' },
  },
  {
    scripts: 'Geor',
    font: {
      display: '"Noto Serif Georgian", Sylfaen, Georgia, serif',
      ui: 'system-ui, "Segoe UI", "Noto Sans Georgian", sans-serif',
    },
    text: { h1: 'clamp(1.875rem, 1.25rem + 2.9vw, 3.75rem)' },
    leading: { body: 1.65, head: 1.2 },
    container: { measure: '33em' },
  },
  {
    scripts: 'Hebr',
    font: {
      display: '"Noto Serif Hebrew", "New Peninim MT", "Times New Roman", serif',
      ui: 'system-ui, "Segoe UI", "Arial Hebrew", "Noto Sans Hebrew", sans-serif',
    },
    text: { body: 'clamp(1.1875rem, 1.13rem + 0.28vw, 1.375rem)', h1: 'clamp(2.125rem, 1.3rem + 3.8vw, 4.5rem)' },
    leading: { body: 1.65, deck: 1.4, head: 1.14 },
    container: { measure: '30em' },
  },
  {
    scripts: 'Khmr', // vowels above, and consonants two deep below the line
    font: {
      display: '"Noto Serif Khmer", "Khmer MN", "Khmer UI", "Leelawadee UI", serif',
      ui: '"Khmer Sangam MN", "Leelawadee UI", "Noto Sans Khmer", system-ui, sans-serif',
    },
    text: { h1: 'clamp(1.75rem, 1.2rem + 2.6vw, 3.375rem)' },
    leading: { body: 2, deck: 1.85, head: 1.6, ui: 1.75, quote: 1.9 },
    container: { measure: '31em' },
  },
  {
    scripts: 'Mymr', // marks two deep above and below
    font: {
      display: '"Noto Serif Myanmar", "Myanmar MN", "Myanmar Text", serif',
      ui: '"Myanmar Sangam MN", "Myanmar Text", "Noto Sans Myanmar", system-ui, sans-serif',
    },
    text: { body: 'clamp(1.0625rem, 1.02rem + 0.25vw, 1.25rem)', h1: 'clamp(1.625rem, 1.15rem + 2.3vw, 3rem)' },
    leading: { body: 2.05, deck: 1.9, head: 1.85, ui: 1.8, quote: 1.95 },
    container: { measure: '34em' },
  },
  {
    scripts: 'Sinh',
    font: {
      display: '"Noto Serif Sinhala", "Sinhala MN", "Nirmala UI", "Iskoola Pota", serif',
      ui: '"Sinhala Sangam MN", "Nirmala UI", "Noto Sans Sinhala", system-ui, sans-serif',
    },
    leading: { body: 1.8, deck: 1.6, head: 1.36, ui: 1.6, quote: 1.7 },
    container: { measure: '32em' },
  },
  {
    scripts: 'Taml', // long words of wide letters
    font: {
      display: '"Noto Serif Tamil", "Tamil MN", "Nirmala UI", Vijaya, serif',
      ui: '"Tamil Sangam MN", "Nirmala UI", "Noto Sans Tamil", system-ui, sans-serif',
    },
    text: { body: 'clamp(1.0625rem, 1.02rem + 0.25vw, 1.25rem)', h1: 'clamp(1.625rem, 1.15rem + 2.4vw, 3.125rem)' },
    leading: { body: 1.8, deck: 1.6, head: 1.36, ui: 1.6, quote: 1.7 },
    container: { measure: '35em' },
  },
  {
    scripts: 'Telu', // the second letter of a pair is below the first
    font: {
      display: '"Noto Serif Telugu", "Kohinoor Telugu", "Nirmala UI", Gautami, serif',
      ui: '"Kohinoor Telugu", "Nirmala UI", "Noto Sans Telugu", system-ui, sans-serif',
    },
    leading: { body: 1.9, deck: 1.7, head: 1.5, ui: 1.65, quote: 1.8 },
    container: { measure: '31em' },
  },
  {
    scripts: 'Thai', // a tone above a vowel
    font: {
      display: '"Noto Serif Thai", Thonburi, "Leelawadee UI", serif',
      ui: 'Thonburi, "Leelawadee UI", "Noto Sans Thai", system-ui, sans-serif',
    },
    leading: { body: 1.8, deck: 1.65, head: 1.42, ui: 1.6, quote: 1.7 },
    container: { measure: '31em' },
  },
]

/** The typography of writing systems: tokens by group, and CSS that is no token. */
interface ScriptType {
  /** The scripts (ISO 15924) that have it. */
  readonly scripts: string
  /** `font: { ui }` is the token `--font-ui`. */
  readonly font?: Readonly<Partial<Record<'display' | 'text' | 'ui', string>>>
  readonly text?: Readonly<Partial<Record<'body' | 'deck' | 'h1', string>>>
  readonly leading?: Readonly<Partial<Record<'body' | 'deck' | 'head' | 'ui' | 'quote', number>>>
  readonly tracking?: { readonly head: string | number }
  readonly weight?: Readonly<Partial<Record<'head' | 'quote', number>>>
  readonly emphasis?: Readonly<Partial<Record<'style' | 'weight', string | number>>>
  readonly container?: { readonly measure: string }
  readonly css?: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/**
 * Returns the rules of all scripts.
 * @example `[':root, [data-script="Latn"], …', { '--font-ui': 'system-ui, …', … }]`
 */
export function scriptRules() {
  return SCRIPT_TYPES.map(({ scripts, css, ...groups }, index) => {
    const selectors = scripts.split(' ').map((script) => `[data-script="${script}"]`)
    const tokens = Object.entries(groups).flatMap(([group, values]) =>
      Object.entries(values).map(([name, value]) => [`--${group}-${name}`, `${value}`]),
    )
    return { [[...(index === 0 ? [':root'] : []), ...selectors].join(', ')]: { ...Object.fromEntries(tokens), ...css } }
  })
}
