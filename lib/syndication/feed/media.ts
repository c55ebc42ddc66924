import type { Element } from 'xast'
import { x } from 'xastscript'
import { readLicence } from '../../picture/licence.ts'
import { assetAddress } from '../../publication/addresses.ts'
import { figuresIn } from '../../story/kinds/kinds.ts'
import type { ShownPicture } from '../../story/types/section.ts'
import type { StoryEdition } from '../../story/types/story.ts'

/** The namespace of Media RSS (https://www.rssboard.org/media-rss), whose elements a feed of any format may contain. */
export const MEDIA_RSS = 'http://search.yahoo.com/mrss/'

/** Returns the cover and the pictures of a text that have a caption, a credit or a licence. */
function wordedPictures({ cover, sections }: StoryEdition): ShownPicture[] {
  const all = [...(cover ? [cover] : []), ...figuresIn(sections)]
  return all.filter(({ caption, credit, licence }) => caption || credit || licence)
}

/** Returns the pictures of a story as elements of Media RSS, for Atom. */
export function mediaElements(edition: StoryEdition, refer: (address: string) => string): Element[] {
  return wordedPictures(edition).map(({ picture, alt, caption, credit, licence }) => {
    const { asset, width, height } = picture
    const { name, address } = (licence && readLicence(licence)) || {}
    return x('media:content', { url: refer(assetAddress(asset)), medium: 'image', width, height }, [
      x('media:title', alt),
      ...(caption ? [x('media:description', caption)] : []),
      ...(credit ? [x('media:credit', credit)] : []),
      ...(address ? [x('media:license', { href: address }, name ?? address)] : []),
    ])
  })
}

/** Returns the pictures of a story for JSON Feed, which has no place for credits: as an extension. */
export function jsonPictures(edition: StoryEdition, refer: (address: string) => string): object {
  const items = wordedPictures(edition).map(({ picture, alt, caption, credit, licence }) => ({
    url: refer(assetAddress(picture.asset)),
    alt,
    caption,
    credit,
    license: licence && readLicence(licence)?.address,
  }))
  return items.length > 0 ? { _media: { about: 'https://www.rssboard.org/media-rss', items } } : {}
}
