// The JSON Schema of a case, walked by names and indexes.
// @ts-check

/** @typedef {Record<string, any>} Schema */

/** Returns a schema without its wrappings: the choice that is not "nothing", the definition that it names.
 * @param {Schema} root @param {Schema} schema @returns {Schema} */
export function resolved(root, schema) {
  const choices = (schema.anyOf ?? []).filter((/** @type {Schema} */ choice) => choice.type !== "null");
  const here = choices.find((/** @type {Schema} */ choice) => choice.type === "array") ?? choices[0] ?? schema;
  return here.$ref ? root.$defs[here.$ref.split("/").pop()] : here;
}

/** Tells whether a field may be left out, and whether a single text may stand where a list is expected. @param {Schema} schema */
export function leeway(schema) {
  const types = (schema.anyOf ?? []).map((/** @type {Schema} */ choice) => choice.type);
  return { nothing: types.includes("null"), alone: types.includes("string") && types.includes("array") };
}

/** Returns the name of the definition that a field, or an entry of a list, is made of; "" where it is none. @param {Schema} schema */
export function definition(schema) {
  const choices = [schema, ...(schema.anyOf ?? [])];
  const named = choices.map((choice) => (choice.$ref ?? choice.items?.$ref ?? choice.additionalProperties?.$ref ?? "").split("/").pop());
  return named.find(Boolean) ?? "";
}

/** @param {Schema} schema @param {string | number} part @returns {Schema} */
export function inside(schema, part) {
  if (typeof part === "number") return schema.prefixItems?.[part] ?? schema.items ?? {};
  const fields = schema.additionalProperties;
  return schema.properties?.[part] ?? (typeof fields === "object" ? fields : {});
}

/** @param {Schema} root @param {import("./words.js").Key} key @returns {Schema} */
export function at(root, key) {
  return key.reduce((here, part) => resolved(root, inside(here, part)), root);
}
