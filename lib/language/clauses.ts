/**
 * Divides a headline into its clauses. In Chinese and Japanese, a line ends between two clauses before it ends within
 * one, as newspapers set it. No dictionary of words does that: it would divide 重开, to reopen.
 * @returns a clause, what is between it and the next, the next clause, and so on; one clause for other languages
 * @example clausesOf('渡轮返航，码头重开', 'zh') // => ['渡轮返航，', '', '码头重开']
 */
export function clausesOf(text: string, lang: string): readonly string[] {
  const end = /^zh\b/.test(lang) ? CHINESE_END : /^ja\b/.test(lang) ? JAPANESE_END : undefined
  return end ? text.split(end).map((part = '') => part) : [text]
}

/** Where a clause ends: at the writer's space, which is kept, or after a mark. */
const CHINESE_END =
  /(?<=[\p{Script=Han}”》」』）])(\s+)(?=[\p{Script=Han}“《「『（])|(?<=[，；：！？])(?=[^”’》」』）！？])/u
const JAPANESE_END =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー」』）])(\s+)(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（])|(?<=[、。！？])(?=[^」』）！？])/u
