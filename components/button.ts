/** A word that does something: a button as the script of a page makes it. */
export function button(word: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  Object.assign(made, { type: 'button', className: 'tool underline', textContent: word })
  made.addEventListener('click', act)
  return made
}
