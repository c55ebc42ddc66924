/** Percent-decodes a part of an address; what is not validly encoded stands for itself (“100%.png”). */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
