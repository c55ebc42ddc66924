/**
 * The colours of the theme, each in the light and the dark variant. tailwind.config.ts makes them the tokens of pages;
 * cards and icons, which have no style sheet, take the light ones.
 */
export const COLOURS = {
  paper: ['#fafcfd', '#10141a'],
  wash: ['#f0f3f5', '#191e26'],
  rule: ['#cbced2', '#383e47'], // hairlines only, never meaning
  ink: ['#171b22', '#e8e6e1'], // body and headlines, contrast 14:1 and more
  'ink-2': ['#3f444c', '#c6c4be'], // standfirst, captions, notes, contrast 9:1 and more
  'ink-3': ['#5a5f67', '#9ea4ab'], // labels, credits, hints, contrast 6:1 and more
  accent: ['#9f2817', '#ffa28f'], // kicker, drop cap, focus; a rubric gives it another hue
  'accent-wash': ['#fde6e1', '#48211a'],
} as const

/**
 * The lightness and chroma (OKLCH) of a rubric’s accent colour, and of the pale background in its hue. They are the
 * same for all rubrics, so contrast is too.
 */
export const RUBRIC_TONES = {
  accent: [
    [0.48, 0.15],
    [0.79, 0.11],
  ],
  'accent-wash': [
    [0.945, 0.025],
    [0.28, 0.045],
  ],
} as const

/** The hue of a page without a rubric, and of a rubric without one of its own. */
export const HUE = 32

/** The hues of rubrics. */
export const RUBRIC_HUES: Readonly<Record<string, number>> = {
  science: 228,
  business: 152,
  world: 268,
  culture: 352,
  climate: 112,
  opinion: 56,
}

/** The paper of an opinion in the light theme, which is warm. */
export const OPINION_PAPER = '#fff9f3'

/** The colours of the parts of highlighted code. Each has a contrast of 4.5 or more on `wash` in every theme. */
export const CODE_COLOURS = {
  keyword: ['#8a1550', '#f79ac0'],
  string: ['#1b5a30', '#9bd5a4'],
  comment: ['#5a4f45', '#a8a29a'],
  function: ['#1a4a8c', '#9cc4ff'],
  constant: ['#7a3e00', '#f0b87a'],
  inserted: ['#1b5a30', '#9bd5a4'],
  deleted: ['#8f1d1d', '#ff9d8c'],
} as const
