/**
 * Returns the e-mail addresses in a text.
 * @example mailsIn('Ann Lee ann@firm.example') // ['ann@firm.example']
 */
export function mailsIn(text: string): string[] {
  return text.match(MAIL) ?? []
}

const MAIL =
  /[^\s@＠<>()[\]"“”'‘’,;:]{1,64}(?:[@＠]|\s?[[(]\s?at\s?[\])]\s?)[^\s@＠<>()[\]"“”'‘’,;:]{1,250}\.[\p{L}\d-]{2,63}/giu
