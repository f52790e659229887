const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * A text as it can stand in HTML, between tags and in attributes.
 * @param {string} text
 */
export function escapeHtml(text) {
  const escape = (char) => entities[char] ?? char;
  return text.replace(/[&<>"']/g, escape);
}
