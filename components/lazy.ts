import type { DemandedName } from '../lib/build/page/lazy-script-use.ts'
import { EmbedFrame } from './embed/embed-frame.element.ts'
import { StoryVoice } from './listen/story-voice.element.ts'
import { PictureViewer } from './picture-viewer/picture-viewer.element.ts'
import { ShareWords } from './share/share-words.element.ts'
import { SideBySide } from './side-by-side/side-by-side.element.ts'

/**
 * The elements that load when a reader asks for one (browser/lazy-script.ts), and those that few pages have. One script,
 * because small files compress better together and a page then needs one integrity hash.
 * `lib/build/page/lazy-script-use.ts` says what loads each.
 */
const elements: Readonly<Record<DemandedName, CustomElementConstructor>> = {
  'embed-frame': EmbedFrame,
  'picture-viewer': PictureViewer,
  'share-words': ShareWords,
  'side-by-side': SideBySide,
  'story-voice': StoryVoice,
}

for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
