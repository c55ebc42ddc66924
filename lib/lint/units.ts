// Units of numbers, in every language that Masthead knows. Currency signs are before the number, words after it.
const UNITS: Readonly<Record<string, RegExp>> = {
  percent:
    /[%％٪]|per ?cent|prozent|pour cent|por ?cento|por ciento|процент|في المئة|في المائة|بالمئة|بالمائة|درصد|प्रतिशत|फ़ीसदी|फीसदी|百分|パーセント|퍼센트|프로/iu,
  dollars: /\$|＄|\bUSD\b|dollar|dólar|доллар|دولار|دلار|डॉलर|美元|美金|ドル|달러/iu,
  euros: /€|\bEUR\b|\beuros?\b|евро|يورو|یورو|यूरो|欧元|歐元|ユーロ|유로/iu,
  pounds: /£|\bGBP\b|pounds? sterling|pfund|livres? sterling|libras?|фунт|جنيه|پوند|पाउंड|英镑|英鎊|ポンド|파운드/iu,
  kilometres:
    /\bkm\b|kilomet|kilómetr|kilomètr|quilômetr|quilómetr|километр|\bкм\b|كيلومتر|کیلومتر|किलोमीटर|किमी|公里|千米|キロメートル|キロ(?![ァ-ヶー])|킬로미터|킬로(?![가-힣])/iu,
  tons: /\btons?\b|tonnes?\b|tonnen?\b|tonelada|тонн|طن|تُن|تن|टन|吨|噸|トン|톤/iu,
}

const NEAR = 12

/** Returns the units directly beside one of the numbers in a text. */
export function unitsBeside(
  text: string,
  numbers: readonly { readonly start: number; readonly end: number }[],
): string[] {
  const around = numbers.map(
    ({ start, end }) => `${text.slice(Math.max(0, start - 3), start)} ${text.slice(end, end + NEAR)}`,
  )
  return Object.keys(UNITS).filter((unit) => around.some((part) => UNITS[unit]?.test(part)))
}

/** Whether a text mentions a unit anywhere. */
export function speaksOf(text: string, unit: string): boolean {
  return UNITS[unit]?.test(text) ?? false
}
