import type { Json, JsonObject } from '../../../protocol/model.ts';

/**
 * A JSON schema as a TypeScript type, exactly as OpenAI's renderer writes it (openai/harmony 0.0.8,
 * `json_schema_to_typescript`), the only form in which gpt-oss was trained to read tools. What that renderer does not
 * support, such as `anyOf`, `$ref` and `const`, is `any`. Texts are not escaped, so a schema may contain anything: the
 * prompt's other parts must not depend on it. Properties come in the object's order, which in JavaScript puts names
 * like `7` first.
 */
export function typeOf(schema: Json, indent = ''): string {
  if (!isObject(schema)) return 'any';
  const { oneOf, type } = schema;
  if (isList(oneOf)) {
    return oneOf
      .map((variant) => {
        const remarks = isObject(variant) ? [textOf(variant, 'description'), defaultInUnion(variant)] : [];
        return `\n${indent} | ${unionMember(variant, indent, remarks)}`;
      })
      .join('');
  }
  const names = isList(type) ? type.filter((name) => typeof name === 'string') : [];
  if (names.length > 0) return names.map((name) => (name === 'integer' ? 'number' : name)).join(' | ');
  switch (textOf(schema, 'type') ?? '') {
    case 'object':
      return objectType(schema, indent);
    case 'string':
      return stringType(schema);
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'items' in schema ? `${typeOf(schema['items'] ?? null, indent)}[]` : 'Array<any>';
    default:
      return 'any';
  }
}

function objectType(schema: JsonObject, indent: string): string {
  const { properties, required } = schema;
  const needed = new Set(isList(required) ? required : []);
  const lines = Object.entries(isObject(properties) ? properties : {}).map(([name, property]) =>
    propertyLines(needed.has(name) ? name : `${name}?`, property, indent),
  );
  return `${comment(textOf(schema, 'description'), indent)}{\n${lines.join('')}${indent}}`;
}

function propertyLines(name: string, property: Json, indent: string): string {
  const schema = isObject(property) ? property : {};
  const title = textOf(schema, 'title');
  const head = title === undefined ? '' : `${indent}// ${title}\n${indent}//\n`;
  const { oneOf } = schema;
  if (isList(oneOf)) return head + exampleLines(schema, indent) + unionLines(name, schema, oneOf, indent);
  const isUnion = oneOf !== undefined;
  const described = isUnion ? '' : comment(textOf(schema, 'description'), indent);
  const fallback = isUnion ? undefined : defaultOf(schema);
  const type = orNull(typeOf(property, `${indent}    `), schema);
  const line = `${indent}${name}: ${type},${fallback === undefined ? '' : ` // ${fallback}`}\n`;
  return head + described + exampleLines(schema, indent) + line;
}

/** A property with several types: each on a line of its own. */
function unionLines(name: string, schema: JsonObject, variants: readonly Json[], indent: string): string {
  const description = textOf(schema, 'description');
  const [first] = variants;
  const isRepeated = first !== undefined && isObject(first) && textOf(first, 'description') === description;
  const above = isRepeated ? undefined : description;
  const lines = variants.map((variant, index) => {
    const own = isObject(variant) ? variant : {};
    const remark = textOf(own, 'description');
    const isSaid = remark === description || (index === 0 && above !== undefined);
    const remarks = [isSaid ? undefined : remark, defaultOf(own)];
    return `${indent} | ${unionMember(variant, indent, remarks)}\n`;
  });
  const comments = comment(above, indent) + comment(defaultOf(schema), indent);
  return `${comments}${indent}${name}:\n${lines.join('')}${indent},\n`;
}

/** The type of a variant, with its remarks as a comment. */
function unionMember(variant: Json, indent: string, remarks: readonly (string | undefined)[]): string {
  const type = orNull(typeOf(variant, `${indent}   `), isObject(variant) ? variant : {});
  const said = remarks.filter((remark) => remark !== undefined);
  return said.length === 0 ? type : `${type} // ${said.join(' ')}`;
}

function stringType({ enum: values }: JsonObject): string {
  const texts = isList(values) ? values.filter((value) => typeof value === 'string') : [];
  return texts.length === 0 ? 'string' : texts.map((value) => `"${value}"`).join(' | ');
}

function orNull(type: string, { nullable }: JsonObject): string {
  return nullable === true && !type.includes('null') ? `${type} | null` : type;
}

function exampleLines({ examples }: JsonObject, indent: string): string {
  if (!isList(examples) || examples.length === 0) return '';
  const texts = examples.filter((example) => typeof example === 'string');
  return `${indent}// Examples:\n${texts.map((example) => `${indent}// - "${example}"\n`).join('')}`;
}

/** The default value; a string is quoted, except in an enumeration. */
function defaultOf(schema: JsonObject): string | undefined {
  const { default: value } = schema;
  return typeof value === 'string' && isEnumeration(schema) ? `default: ${value}` : defaultInUnion(schema);
}

function defaultInUnion(schema: JsonObject): string | undefined {
  const { default: value } = schema;
  if (value === undefined) return undefined;
  return `default: ${typeof value === 'string' && !isEnumeration(schema) ? `"${value}"` : written(value)}`;
}

function isEnumeration({ enum: values }: JsonObject): boolean {
  return isList(values) && values.length > 0;
}

/** A value as serde_json writes it. */
function written(value: Json): string {
  if (typeof value === 'number') return numberText(value);
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${written(each)}`);
  return `{${entries.join(',')}}`;
}

function numberText(value: number): string {
  const isTiny = value !== 0 && Math.abs(value) < 1e-5;
  return isTiny ? value.toExponential() : String(value).replace('e+', 'e');
}

function comment(words: string | undefined, indent: string): string {
  return words === undefined ? '' : `${indent}// ${words}\n`;
}

function textOf(schema: JsonObject, key: string): string | undefined {
  const value = schema[key];
  return typeof value === 'string' ? value : undefined;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
