import { createRequire } from 'node:module'

// Each process and thread of the package begins with this. Node 24 has everything, and to load the parts of core-js would
// take 70 ms. They are CommonJS, so that no other module runs before them.
if (!('escape' in RegExp && 'try' in Promise)) createRequire(import.meta.url)('./newer-parts.cjs')
