/**
 * How pictures are made. It is part of the digest in their names, which promise never to change what they show: raise the
 * number when anything in `encode-picture.ts` or `sanitise-svg.ts` changes what comes out. A test holds the version of the
 * encoder to the one that is installed.
 */
export const RECIPE = 'pictures 1, sharp 0.35.5'
