/**
 * Returns the device's own voice for a language; other voices send the text to their maker. It prefers a voice of the
 * language's region.
 * @param lang a language tag (BCP 47)
 */
export function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const here = new Intl.Locale(lang).maximize()
  const locale = (voice: SpeechSynthesisVoice) => new Intl.Locale(voice.lang.replaceAll('_', '-')).maximize()
  const voices = speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && locale(voice).language === here.language)
  return voices.find((voice) => locale(voice).region === here.region) ?? voices[0]
}
