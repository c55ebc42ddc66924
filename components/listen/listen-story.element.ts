import { loadDemanded } from '../demand/load-demanded.ts'
import { voiceFor } from './voice-for.ts'

/** Offers to read the story out where the device has a voice for its language; what reads comes when a reader asks. */
export class ListenStory extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    this.handleEvent()
    speechSynthesis.addEventListener('voiceschanged', this)
    this.querySelector('button')?.addEventListener('click', () => this.#listen())
  }

  disconnectedCallback(): void {
    if ('speechSynthesis' in window) speechSynthesis.removeEventListener('voiceschanged', this)
  }

  handleEvent(): void {
    this.hidden = !voiceFor(document.documentElement.lang)
  }

  async #listen(): Promise<void> {
    const status = this.querySelector('[role=status]')
    try {
      await loadDemanded('story-voice')
      this.querySelector('story-voice')?.remove()
      this.append(document.createElement('story-voice'))
      status?.replaceChildren()
    } catch {
      status?.replaceChildren(this.dataset.failed ?? '')
    }
  }
}
