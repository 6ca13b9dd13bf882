/** What HTML says of its elements, as far as reading a page needs it. Source: https://html.spec.whatwg.org/ */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements whose border parts words. */
export const blockElements = names(
  'address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre ' +
    'section select summary table tbody td tfoot th thead tr ul',
);

/** Elements that stand within a line of text. */
export const inlineElements = names(
  'a abbr acronym applet area audio b basefont bdi bdo big button canvas cite code data datalist del dfn em embed ' +
    'font frame frameset i iframe image img input ins kbd label map mark marquee math meter nobr noembed noframes ' +
    'noscript object output param picture plaintext progress q rb rp rt rtc ruby s samp slot small source span ' +
    'strike strong sub sup svg textarea time track tt u var video wbr xmp',
);

/** Elements whose content a reader does not see as text. */
export const hiddenElements = names('head title meta link base script style template');

/** Elements that have no end tag. */
export const voidElements = names(
  'area base basefont br col embed frame hr img input link meta param source track wbr',
);

/** Elements that HTML reopens where a block closed them. */
export const formattingElements = names('a b big code em font i nobr s small strike strong tt u');

/** Elements that mark words up. */
export const emphasisElements = names('b code em i strong tt u var');

/** Elements whose end tag may lack. */
export const optionalEndElements = names(
  'body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr',
);

export const headingElements = names('h1 h2 h3 h4 h5 h6');

/** All elements that HTML has, or had. */
export const knownElements: ReadonlySet<string> = new Set([
  ...blockElements,
  ...inlineElements,
  ...hiddenElements,
]);
