/** Makes an element with properties and children. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/** A word that does something: a button as the script of a page makes it. */
export function button(textContent: string, onclick: () => void): HTMLButtonElement {
  return createElement('button', { type: 'button', className: 'tool underline', textContent, onclick })
}
