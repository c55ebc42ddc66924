/**
 * The maximum number of pixels in a picture. A file with more is not a photograph, but expands to gigabytes of memory.
 */
export const MOST_PIXELS = 100_000_000
