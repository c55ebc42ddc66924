import type { StoryEdition } from '../story/types/story.ts'

/** The IPTC vocabulary of digital source types: its address, which begins the address of each term. */
export const DIGITAL_SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** The vocabulary of Media Topics. */
export const MEDIA_TOPICS = 'http://cv.iptc.org/newscodes/mediatopic/'

/** Returns a Media Topic of site.yaml, `medtop:13000000`, as its vocabulary writes it: `13000000`. */
export function mediaTopic(code: string): string {
  return code.slice('medtop:'.length)
}

const MACHINE = {
  /** The term of the IPTC vocabulary. */
  term: 'trainedAlgorithmicMedia',
  /** The full address of that term. */
  uri: `${DIGITAL_SOURCE_TYPES}trainedAlgorithmicMedia`,
  /** The same term in schema.org’s IPTCDigitalSourceEnumeration. */
  schemaOrg: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
} as const

/** The origin of a text in the words of machines. */
export type DigitalSource = typeof MACHINE

/**
 * Returns the digital source type of a story in one language: “media created algorithmically using a model derived from
 * sampled content” for a machine translation, also a reviewed one, whose words still come from the machine. Nothing is
 * said of other texts. Metadata, structured data, feeds and the Markdown edition take it from here.
 */
export function digitalSourceOf({ translation }: Pick<StoryEdition, 'translation'>): DigitalSource | undefined {
  return translation?.by === 'machine' ? MACHINE : undefined
}
