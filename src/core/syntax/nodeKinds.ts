import type { Container } from './syntaxPlace.ts';
import type { SyntaxNode } from './syntaxTree.ts';

/** The kind of container that a node is; `undefined` for others. Names are those of the grammars that ship. */
export function containerKind(node: SyntaxNode): Container | undefined {
  if (node.parent === null) return 'statements';
  if (markup.has(node.type)) return 'markup';
  if (tags.has(node.type)) return 'items';
  if (unbracketed.has(node.type) || headed.has(node.type)) return 'statements';
  // `{ a: 1 }` in a statement list of Go and the like: the list is inside the node with the braces.
  const opener = node.children[0]?.type;
  if (opener === '(' || opener === '[') return 'items';
  if (opener !== '{') return undefined;
  if (members.has(node.type)) return 'members';
  return items.has(node.type) ? 'items' : 'statements';
}

/** Whether an item list is a body, whose items stand on lines of their own. */
export function hasItemsOnLines(node: SyntaxNode): boolean {
  return itemBodies.has(node.type);
}

export function isComment(node: SyntaxNode): boolean {
  return comment.test(node.type);
}

export function isString(node: SyntaxNode): boolean {
  return strings.has(node.type);
}

/** Whether a node is code within a string: `${…}`, `#{…}`, `{…}`. */
export function isInterpolation(node: SyntaxNode): boolean {
  return interpolations.has(node.type);
}

export function isMarkupText(node: SyntaxNode): boolean {
  return node.type === 'jsx_text' || node.type === 'text';
}

export function isImport(node: SyntaxNode): boolean {
  return imports.test(node.type);
}

const markup = new Set(['jsx_element', 'jsx_fragment']);

/** Whether a definition has a name and parameters before its content; in Ruby the body is then a separate node. */
export function hasHeader(node: SyntaxNode): boolean {
  // The root of Python's tree is also called `module`.
  return node.parent !== null && headed.has(node.type);
}

/** Whether a node is the separate body of a Ruby definition. */
export function isBody(node: SyntaxNode): boolean {
  return node.type === 'body_statement';
}

const headed = new Set(['class', 'do_block', 'method', 'module', 'singleton_class', 'singleton_method']);

/** Tags, which contain attributes. */
const tags = new Set(['jsx_opening_element', 'jsx_self_closing_element']);

/** Statement lists without brackets of their own: by indentation, by words, or as the inside of braces. */
const unbracketed = new Set([
  'begin',
  'begin_block',
  'body_statement',
  'do',
  'do_group',
  'else',
  'elsif',
  'ensure',
  'rescue',
  'statement_list',
  'switch_case',
  'switch_default',
  'then',
  // Python's block; those of other grammars begin with a brace and mean the same.
  'block',
]);

const members = new Set([
  'class_body',
  'declaration_list',
  'field_declaration_list',
  'interface_body',
  'interface_type',
  'object_type',
]);

const itemBodies = new Set([
  'enum_body',
  'enum_declaration_list',
  'enum_member_declaration_list',
  'enum_variant_list',
  'enumerator_list',
  'match_block',
]);

/** Item lists in braces. Anything that begins with another bracket is an item list as well. */
const items = new Set([
  ...itemBodies,
  'array_initializer',
  'dictionary',
  'export_clause',
  'field_initializer_list',
  'hash',
  'initializer_expression',
  'initializer_list',
  'literal_value',
  'named_imports',
  'object',
  'object_pattern',
  'set',
  'switch_expression',
  'use_list',
]);

const comment = /(^|_)comment$/;

const strings = new Set([
  'char_literal',
  'character',
  'character_literal',
  'concatenated_string',
  'delimited_symbol',
  'encapsed_string',
  'heredoc',
  'heredoc_body',
  'interpolated_string_expression',
  'interpreted_string_literal',
  'raw_string',
  'raw_string_literal',
  'regex',
  'regex_literal',
  'rune_literal',
  'string',
  'string_literal',
  'string_value',
  'subshell_string',
  'template_string',
  'verbatim_string_literal',
]);

const interpolations = new Set([
  'command_substitution',
  'expansion',
  'interpolation',
  'string_interpolation',
  'template_substitution',
]);

/** `using_directive` of C#, `preproc_include` of C, `use_declaration` of Rust, `namespace_use_declaration` of PHP. */
const imports =
  /^(import_(statement|declaration|from_statement)|future_import_statement|package_(clause|declaration)|use_declaration|using_(directive|declaration)|preproc_include|namespace_use_declaration|import_spec)$/;
