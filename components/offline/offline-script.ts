import { OfflineStories } from './offline-stories.element.ts'

// The script of the page that lists the stories on the device. Other pages do not load it.
customElements.define('offline-stories', OfflineStories)
