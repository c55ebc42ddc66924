import { createElement } from '../browser/create-element.ts'

/** Shows the pictures of the story in a dialog: whole, as large as the window, in a row that scrolls. */
export class PictureViewer extends HTMLElement {
  /** Opens the dialog at the picture of a link. The focus returns to the picture that was shown last. */
  show(link: HTMLElement): void {
    const dialog = this.querySelector('dialog')
    const row = this.querySelector('div')
    if (!dialog || !row) return
    const links = [...document.querySelectorAll<HTMLElement>('.enlarge')]
    let at = links.indexOf(link)
    const copy = (part: Element | null) => part?.cloneNode(true) ?? ''
    row.replaceChildren(
      ...links.map((one) => createElement('figure', {}, copy(one.firstElementChild), copy(one.nextElementSibling))),
    )
    for (const source of row.querySelectorAll('source')) source.sizes = '100vw' // the browser chooses a larger file
    row.onscroll = () => {
      // The event of the last scroll may come after the dialog is closed, when the row has no width.
      if (dialog.open) at = Math.round(Math.abs(row.scrollLeft) / row.clientWidth)
    }
    const buttons = [...this.querySelectorAll('button')]
    for (const button of buttons) {
      button.onclick = () => {
        const next = at + Number(button.value)
        row.children[next]?.scrollIntoView()
        if (next in links) at = next // at once: the event of scrolling comes later, or never if the dialog is closed
      }
    }
    dialog.onkeydown = ({ key }) => buttons.find(({ name }) => name === key)?.click()
    dialog.onclose = () => links[at]?.focus()
    dialog.showModal()
    row.children[at]?.scrollIntoView()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-viewer': PictureViewer
  }
}
