// By language, the words that multiply the number before them.
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:million|millones|milhões|Millionen|миллион|млн|مليون|میلیون)/u, 1e6],
  [/^\s*(?:万|만)/u, 1e4],
  [/^\s*करोड़/u, 1e7],
]

// The first digit of each decimal system in use: Latin, Arabic, Persian, Devanagari.
const ZEROS = [0x30, 0x660, 0x6f0, 0x966]

/**
 * The numbers in a text, whatever its language: in any digits, grouped or not, with words of scale multiplied out
 * (“50 million”, 5000万, “5 करोड़”). A month in digits (2月, 2월) counts as the word it is elsewhere.
 */
export function numbersIn(text: string): number[] {
  const latin = text
    .normalize('NFC')
    .replaceAll(/\p{Nd}/gu, latinDigit)
    .replaceAll(/(?<=\d)[.,٬’\u00a0\u202f\u2009 ](?=\d{3}(?!\d))/gu, '')
    .replaceAll(/\d+(?=月|월)/gu, '')
  return [...latin.matchAll(/\d+/g)]
    .map(({ 0: digits, index }) => {
      const after = latin.slice(index + digits.length)
      const [, scale = 1] = SCALES.find(([word]) => word.test(after)) ?? []
      return Number(digits) * scale
    })
    .toSorted((a, b) => a - b)
}

function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  if (zero === undefined) throw new Error(`The digit ${digit} is of a system that no test knows.`)
  return String(code - zero)
}
