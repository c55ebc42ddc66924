/**
 * Returns the scale of the number that ends at an offset (million, 万, लाख करोड़), which multiplies that number, and the
 * offset of its end, and whether it is a sign, not a word; undefined if it has none.
 */
export function scaleAt(text: string, at: number, lang: string) {
  const scale = wordAt(text, at, lang)
  // Two scales may follow each other: “1.8 लाख करोड़”, “120 тысяч млн”.
  const next = scale && wordAt(text, endOfWord(text, scale.end), lang)
  return scale && next ? { ...next, factor: scale.factor * next.factor } : scale
}

// Words and signs that multiply the number before them, by factor. A space may precede them.
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/[\s\u202f]?(?:mil millones|mil milhões|mille millions)|\s?พันล้าน/iuy, 1e9],
  [
    /[\s\u202f]?(?:trillion|trilh|trilyon|triliun|триллион|трлн|трильйон|تریلیون|تريليون|ट्रिलियन)| ?(?:万亿|萬億|兆(?![字位比赫瓦])|조)/iuy,
    1e12,
  ],
  [/\s?(?:खरब|کھرب)/iuy, 1e11],
  [
    /[\s\u202f]?(?:milliard|miliard|miljard|miljoner? miljoner|mrd|mld|bilh|biliões|milyar|miliar|tỷ|tỉ|миллиард|мільярд|милиард|млрд|δισεκατομμ|מיליארד|مليار|میلیارد|ارب|अरब|বিলিয়ন|பில்லியன்|ബില്യൺ)/iuy,
    1e9,
  ],
  [/ ?千[亿億]/uy, 1e11],
  [/ ?百[亿億]/uy, 1e10],
  [/ ?[亿億억]/uy, 1e8],
  [/ ?千[万萬]/uy, 1e7],
  [/ ?百[万萬]/uy, 1e6],
  [/\s?(?:crore|करोड़|কোটি|کروڑ|கோடி|కోట్ల?)/iuy, 1e7],
  [
    /[\s\u202f]?(?:million|millón|millon|milione|milioni|milion|miljoon|miljon|millió|milión|milyon|milioane|milhão|milhões|mln(?!\p{L})|juta|triệu|миллион|мільйон|милион|млн|εκατομμ|מיליון|מיליוני|مليون|ملايين|میلیون|ملین|मिलियन|মিলিয়ন|மில்லியன்)|\s?ล้าน/iuy,
    1e6,
  ],
  [/\s?(?:lakh|लाख|লাখ|লক্ষ|لاکھ|லட்சம்|லட்ச|లక్ష|แสน)/iuy, 1e5],
  [/ ?[万萬만]|\s?หมื่น/uy, 1e4],
  [
    /[\s\u202f]?(?:thousand|tausend|(?:mille|mila|mil|mii|bin)(?!\p{L})|duizend|tusen|tusind|tuhat|tuhan|tisíc|tysi|tys\.|ezer|ribu|nghìn|ngàn|тысяч|тыс\.|тисяч|тис\.|хиляд|χιλιάδ|אלף|אלפ|ألف|آلاف|هزار|ہزار|हज़ार|हजार|হাজার|ஆயிரம்|ஆயிர|వేల)|千(?![米克瓦])|천|\s?พัน/iuy,
    1e3,
  ],
]

// Signs: 27K, 12M, 5 Mio. The last two may be units as well: 600M of memory.
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/[kK](?![\p{L}\d])/uy, 1e3],
  [/M(?![\p{L}\d])/uy, 1e6],
  // In French it is a unit of memory.
  [/[\s\u202f]?mio(?!\p{L})/iuy, 1e6],
]

// “Billion” means a thousand million in English, and a million million in these languages.
const BILLION = /[\s\u202f]?(?:billion|billón|billones|bilion|bilión|biljoen|biljon|bn(?!\p{L}))/iuy
const LONG_SCALE = /^(?:de|es|fr|it|nl|sv|da|nb|pl|cs|hu|fi)\b/

/** Returns the offset of the end of a word of scale. The list has only the beginnings of such words: тысяч|ами. */
function endOfWord(text: string, at: number): number {
  return at + (/^[\p{L}\p{M}]*/u.exec(text.slice(at, at + 12))?.[0].length ?? 0)
}

function wordAt(text: string, at: number, lang: string) {
  // In China 兆 is mega, a sign of units; elsewhere it is a trillion.
  if (/^zh(?:-(?:CN|SG|Hans))?$/.test(lang) && /^\s?兆/.test(text.slice(at, at + 2))) return undefined
  for (const [word, factor] of [...SCALES, ...SIGNS, [BILLION, LONG_SCALE.test(lang) ? 1e12 : 1e9] as const]) {
    word.lastIndex = at
    if (word.test(text)) return { factor, end: word.lastIndex, isSign: SIGNS.some(([sign]) => sign === word) }
  }
  return undefined
}
