/** A drawn face: its colours, and the shapes that make it somebody. */
interface Face {
  readonly paper: string
  readonly skin: string
  readonly shade: string
  readonly hair: string
  readonly coat: string
  /** The outline of the hair behind the head, and that of the hair in front of it. */
  readonly behind?: string
  readonly front: string
  /** Further shapes, such as glasses, a beard or a scarf. */
  readonly more?: string
}

const SHORT = 'M104 190q-12-118 96-122t98 120q-14-58-40-70-66 26-118 0-24 20-36 72z'
const LONG = 'M92 380q-30-310 108-316t108 316z'
const BOB = 'M90 292q-24-228 110-232t110 232q-30 18-50 8H140q-24 10-50-8z'
const FRINGE = 'M106 184q-2-104 96-108t94 108q-20-50-60-58-30 40-130 58z'
const GLASSES =
  '<g fill="none" stroke="#22262b" stroke-width="6"><circle cx="166" cy="202" r="25"/><circle cx="236" cy="202" r="25"/><path d="M191 200q10-8 20 0M141 198l-28-8M261 198l28-8"/></g>'

/** The authors of The Harbour Post, by the names of their portraits. */
export const PORTRAITS: Readonly<Record<string, Face>> = {
  'mara-quill': {
    paper: '#b9cbd6',
    skin: '#e7b694',
    shade: '#c88d6b',
    hair: '#7a2f1d',
    coat: '#1f4b66',
    behind: BOB,
    front: FRINGE,
  },
  'teo-brandt': {
    paper: '#c9c3b4',
    skin: '#e9bd9d',
    shade: '#c9936f',
    hair: '#8d7a5e',
    coat: '#3d4a3a',
    front: SHORT,
    more: `${GLASSES}<path fill="#8d7a5e" d="M116 232q4 106 84 108t86-108q-16 44-44 40-40-16-82 0-28 4-44-40zm58 36q26-10 54 0-26 16-54 0z"/>`,
  },
  'odile-marsh': {
    paper: '#d8c6b6',
    skin: '#8a5a3c',
    shade: '#6a4028',
    hair: '#1c1512',
    coat: '#7a2f5b',
    behind: 'M70 210q-8-166 130-170t130 170q2 70-50 80H120q-50-10-50-80z',
    front: 'M108 176q2-86 92-90t92 90q-40-46-92-46t-92 46z',
    more: '<g fill="#e0b13c"><circle cx="108" cy="250" r="8"/><circle cx="294" cy="250" r="8"/></g>',
  },
  'ada-fenwick': {
    paper: '#c4d2c8',
    skin: '#efcbb1',
    shade: '#d3a184',
    hair: '#d9d6d0',
    coat: '#5a1f2a',
    behind: 'M98 220q-20-160 102-166t102 166q0 40-30 60H128q-30-20-30-60z',
    front: 'M104 178q6-100 98-102t94 102q-34-60-60-64-70 40-132 64z',
    more: `${GLASSES}<path fill="#c9a227" d="M150 366q50 34 100 0l6 14q-56 36-112 0z"/>`,
  },
  'jon-pell': {
    paper: '#b8bfc9',
    skin: '#c98f68',
    shade: '#a56c48',
    hair: '#3a2b22',
    coat: '#2b2f38',
    front: 'M106 184q-8-70 30-92 66-40 128 0 36 24 30 92-8-50-30-60-60 14-128 0-22 14-30 60z',
    more: '<path fill="#14212e" d="M96 140q4-82 104-84t106 84q-104-30-210 0zM96 138q104-34 240 8-20 18-60 10-90-18-180 4z"/>',
  },
  'noor-saleh': {
    paper: '#d6cdbb',
    skin: '#d8a27a',
    shade: '#b57e58',
    hair: '#2f6f77',
    coat: '#24525a',
    behind: 'M76 400q-34-350 124-352t124 352z',
    front: 'M100 220q-16-140 100-146t100 146q-8-96-100-98t-100 98z',
    more: '<path fill="#2f6f77" d="M102 250q10 110 98 116t98-116q30 90 20 160H82q-10-70 20-160z"/>',
  },
  'lin-fan': {
    paper: '#bccabb',
    skin: '#edc6a0',
    shade: '#cc9c74',
    hair: '#17181c',
    coat: '#8a3a2a',
    front: 'M100 196q-14-126 100-130t102 130q-10-52-24-66-70 0-92-26-26 40-62 34-16 16-24 58z',
    more: GLASSES,
  },
  'ines-rocal': {
    paper: '#dcc9c0',
    skin: '#deab86',
    shade: '#bb825d',
    hair: '#3b241a',
    coat: '#b5852a',
    behind: LONG,
    front: 'M106 188q-4-108 94-112t96 112q-10-60-40-76-20 10-56 8-70 4-94 68z',
  },
}

/** Returns a portrait as an SVG. */
export function portrait({ paper, skin, shade, hair, coat, behind = '', front, more = '' }: Face): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">
  <radialGradient id="back" cx=".4" cy=".3" r=".9"><stop stop-color="${paper}"/><stop offset="1" stop-color="#5f6c74"/></radialGradient>
  <linearGradient id="skin"><stop stop-color="${skin}"/><stop offset=".6" stop-color="${skin}"/><stop offset="1" stop-color="${shade}"/></linearGradient>
  <filter id="soft"><feGaussianBlur stdDeviation="7"/></filter>
  <filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".5" numOctaves="2" seed="3"/><feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 .5 0 0 0 -.2"/></filter>
  <path fill="url(#back)" d="M0 0h400v400H0z"/><path fill="${hair}" d="${behind || 'M0 0'}"/>
  <path fill="${coat}" d="M20 400q10-84 110-100l70-8 70 8q100 16 110 100z"/><path fill="#fff" opacity=".14" d="M20 400q10-84 110-100l30 100z"/>
  <path fill="${shade}" d="M158 270h84v50q-42 44-84 0z"/><path fill="#f3eee4" d="M150 304l50 44 50-44 14 10-40 60-24-20-24 20-40-60z"/>
  <path fill="url(#skin)" d="M112 186q0-104 88-104t90 104q2 62-28 104-30 36-62 36t-60-36q-28-40-28-104z"/>
  <path fill="${shade}" opacity=".5" filter="url(#soft)" d="M240 120q60 60 30 160-30 40-60 44 60-90 30-204z"/>
  <g fill="#fbf7f0"><ellipse cx="166" cy="203" rx="13" ry="8"/><ellipse cx="236" cy="203" rx="13" ry="8"/></g><g fill="#2a2320"><circle cx="167" cy="203" r="6.5"/><circle cx="237" cy="203" r="6.5"/></g>
  <path fill="none" stroke="#2f2622" opacity=".8" stroke-width="6" stroke-linecap="round" d="M146 178q20-12 38-2M218 176q20-10 38 2"/>
  <path fill="none" stroke="${shade}" stroke-width="6" stroke-linecap="round" d="M203 206q-4 24-10 38 8 8 20 4"/><path fill="#9c4a41" d="M172 276q14-8 28-2 16-6 30 2-28 24-58 0z"/><path fill="none" stroke="#7a352e" stroke-width="3" d="M172 276q28 8 58 0"/>
  <path fill="${hair}" d="${front}"/>${more}
  <path filter="url(#grain)" opacity=".35" d="M0 0h400v400H0z"/></svg>`
}
