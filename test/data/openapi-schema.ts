// Holds a value against a schema of an OpenAPI file: the part of JSON Schema that LINE's files use, with their
// discriminators, and strict about fields that the file does not know.

import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';

export type SchemaCheck = (schemaName: string, value: unknown) => readonly string[];

export function openApiSchemas(file: string): SchemaCheck {
  const schemas = recordOf(recordOf(recordOf(parse(readFileSync(file, 'utf8')))['components'])['schemas']);
  const named = (name: string): JsonRecord => {
    const schema = schemas[name];
    if (!isRecord(schema)) throw new Error(`No schema ${name} in ${file}`);
    return schema;
  };
  const resolve = (schema: JsonRecord): JsonRecord => {
    const ref = textOf(schema['$ref']);
    return ref === undefined ? schema : resolve(named(ref.replace(/^.*\//, '')));
  };

  /** `type: text` → the schema that the discriminator names for it. */
  const concrete = (schema: JsonRecord, value: unknown): JsonRecord => {
    const { propertyName, mapping } = recordOf(schema['discriminator']);
    const ref = recordOf(mapping)[textOf(recordOf(value)[textOf(propertyName) ?? '']) ?? ''];
    return typeof ref === 'string' ? resolve({ $ref: ref }) : schema;
  };

  /** A schema with everything its `allOf` adds. */
  const parts = (schema: JsonRecord): readonly JsonRecord[] => {
    const all = Array.isArray(schema['allOf']) ? schema['allOf'].map(recordOf) : [];
    return [schema, ...all.flatMap((part) => parts(resolve(part)))];
  };

  const check = (given: JsonRecord, value: unknown, at: string): readonly string[] => {
    const schema = resolve(given);
    const all = parts(concrete(schema, value));
    const type = all.map((part) => textOf(part['type'])).find((name) => name !== undefined);
    if (type !== undefined && !hasType(value, type)) return [`${at}: is no ${type}`];
    if (Array.isArray(value)) return checkList(schema, value, at);
    return isRecord(value) ? checkObject(all, value, at) : checkScalar(schema, value, at);
  };

  const checkList = (schema: JsonRecord, list: readonly unknown[], at: string): readonly string[] => [
    ...outside(list.length, schema['minItems'], schema['maxItems'], `${at}: number of items`),
    ...list.flatMap((item, n) => check(recordOf(schema['items']), item, `${at}[${n}]`)),
  ];

  const checkObject = (all: readonly JsonRecord[], value: JsonRecord, at: string): readonly string[] => {
    const properties = Object.assign({}, ...all.map((part) => recordOf(part['properties']))) as JsonRecord;
    const required = all.flatMap((part) => textsOf(part['required']));
    return [
      ...required.filter((name) => !(name in value)).map((name) => `${at}: ${name} is missing`),
      ...Object.entries(value).flatMap(([name, child]) => {
        const schema = properties[name];
        return isRecord(schema) ? check(schema, child, `${at}.${name}`) : [`${at}: ${name} is unknown`];
      }),
    ];
  };

  return (schemaName, value) => check(named(schemaName), value, schemaName);
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function checkScalar(schema: JsonRecord, value: unknown, at: string): readonly string[] {
  const options = schema['enum'];
  const isStranger = Array.isArray(options) && !options.includes(value);
  const length = typeof value === 'string' ? Array.from(value).length : 0;
  return [
    ...(isStranger ? [`${at}: ${String(value)} is none of ${options.join(', ')}`] : []),
    ...outside(length, schema['minLength'], schema['maxLength'], `${at}: length`),
  ];
}

function outside(size: number, min: unknown, max: unknown, what: string): readonly string[] {
  const isOutside = (typeof min === 'number' && size < min) || (typeof max === 'number' && size > max);
  return isOutside ? [`${what} ${size} is outside ${String(min)} to ${String(max)}`] : [];
}
