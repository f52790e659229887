/**
 * Ends a text at the first special token that stands in it as characters: a model that writes one has lost its way
 * there. Markers that the model has read are code about harmony, and stay.
 */
export function cutMarkers(text: string, read: string): string {
  for (const marker of text.matchAll(markers)) {
    if (!read.includes(marker[0])) return text.slice(0, marker.index);
  }
  return text;
}

const markers = /<\|(?:start|end|message|channel|constrain|return|call|endoftext|startoftext)\|>/g;
