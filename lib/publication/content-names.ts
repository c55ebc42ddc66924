/** The file of the newsroom’s names and terms, with which `check` compares texts. */
export const GLOSSARY = 'glossary.yaml'

/** The folder of the newsroom’s own files, beside site.yaml. A build copies them to the root of the site. */
export const STATIC = 'static'

/** The folder of the logo and the icon in the content folder. */
export const BRAND = 'brand'

/** The folder of the portraits of authors in the content folder. */
export const PORTRAITS = 'authors'

/** The folder of the newsroom’s own fonts, beside site.yaml. */
export const FONTS = 'fonts'

/** The folder of the newsroom’s own messages, beside site.yaml: a file for each language, `pt-BR.json`. */
export const MESSAGES = 'messages'

/** The folder of files and pictures that several stories use, beside site.yaml. Texts name them `/media/name.pdf`. */
export const MEDIA = 'media'

/** The folder with the components that replace parts of the page, beside the content folder. */
export const OVERRIDES = 'overrides'

/** The file with what a newsroom adds to Masthead, beside the content folder. */
export const CONFIG = 'masthead.config.ts'
