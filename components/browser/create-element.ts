/** Creates an element with properties and children. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/** Creates a button that looks like an underlined word, as page scripts use it. */
export function button(text: string, onclick: () => void): HTMLButtonElement {
  return createElement('button', { className: 'tool underline', onclick }, text)
}
