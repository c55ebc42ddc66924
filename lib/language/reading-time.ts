// Silent reading of non-fiction: 238 words a minute in English (Brysbaert 2019). Chinese and Japanese are counted in
// characters, about 400 a minute. Rounding to minutes hides the remaining differences between languages.
const WORDS_PER_MINUTE = 238
const CHARACTERS_PER_MINUTE = 400
const HAN_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

// A word: everything up to the next space, from its first letter or digit on.
const WORD = /[\p{L}\p{N}]\S*/gu

/** Estimates the reading time of a text in whole minutes, at least 1. */
export function readingMinutes(text: string): number {
  const characters = text.match(HAN_KANA)?.length ?? 0
  const words = (characters > 0 ? text.replaceAll(HAN_KANA, ' ') : text).match(WORD)?.length ?? 0
  return Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE))
}
