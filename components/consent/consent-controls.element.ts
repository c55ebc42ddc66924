/** The buttons of the footer that open the cookie settings. They are visible once the element is defined. */
export class ConsentControls extends HTMLElement {}
