// What multiplies the number before it, by its size. Words begin right after the number or a space; signs stand right after it.
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/[\s\u202f]?(?:mil millones|mil milhões|mille millions)/iuy, 1e9],
  [/[\s\u202f]?(?:trillion|trilh|триллион|трлн|تریلیون|تريليون|ट्रिलियन)|万亿|萬億|兆|조/iuy, 1e12],
  [/\s?(?:खरब)/iuy, 1e11],
  [/[\s\u202f]?(?:milliard|mrd|bilh|biliões|миллиард|млрд|مليار|میلیارد|अरब)/iuy, 1e9],
  [/亿|億|억/uy, 1e8],
  [/\s?(?:crore|करोड़)/iuy, 1e7],
  [/[\s\u202f]?(?:million|millón|millones|milhão|milhões|mio\b|миллион|млн|مليون|ملايين|میلیون|मिलियन)/iuy, 1e6],
  [/\s?(?:lakh|लाख)/iuy, 1e5],
  [/万|萬|만/uy, 1e4],
  [/[\s\u202f]?(?:thousand|tausend|mille\b|mil\b|тысяч|тыс\.|ألف|آلاف|هزار|हज़ार|हजार)|千|천/iuy, 1e3],
]

// “Billion” is a thousand millions in English, and a million millions in German, French and Spanish.
const BILLION = /[\s\u202f]?(?:billion|billón|billones|bn\b)/iuy
const LONG_SCALE = /^(?:de|es|fr)\b/

/** A word or sign of scale in a text. */
export interface Scale {
  /** By how much it multiplies the number before it. */
  readonly factor: number
  /** Where it ends. */
  readonly end: number
}

/** The scale that a number ending at a place is counted in: million, 万, लाख करोड़; undefined for none. */
export function scaleAt(text: string, at: number, lang: string): Scale | undefined {
  const scale = wordAt(text, at, lang)
  // “1.8 लाख करोड़”, “120 тысяч млн”: a scale of scales.
  const next = scale && wordAt(text, endOfWord(text, scale.end), lang)
  return scale && next ? { factor: scale.factor * next.factor, end: next.end } : scale
}

/** Where a word of scale ends of which only the beginning is known: тысяч|ами. */
function endOfWord(text: string, at: number): number {
  return at + (/^[\p{L}\p{M}]*/u.exec(text.slice(at, at + 12))?.[0].length ?? 0)
}

function wordAt(text: string, at: number, lang: string): Scale | undefined {
  for (const [word, factor] of [...SCALES, [BILLION, LONG_SCALE.test(lang) ? 1e12 : 1e9] as const]) {
    word.lastIndex = at
    if (word.test(text)) return { factor, end: word.lastIndex }
  }
  return undefined
}
