/**
 * The version of the picture encoding. It is part of the digest in file names, because a file with the same name must
 * never change. Raise the number when a change in `encode-picture.ts` or `sanitise-svg.ts` changes the output. A test
 * checks that the version of the encoder is the installed one.
 */
export const RECIPE = 'pictures 1, sharp 0.35.5'
