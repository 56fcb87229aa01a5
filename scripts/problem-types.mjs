/**
 * The types of problems for the HTTP client: for each code its status and the facts that come with it, as they are on
 * the wire. The facts are read from the rejection catalogue with the compiler, because the OpenAPI document leaves
 * codes and facts open.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { projectDir } from './run-step.mjs';

const head = `/** Made by \`npm run client\` from the rejection catalogue and our OpenAPI document. */

/** Later versions may add facts. */
interface MoreFacts {
  [name: string]: unknown;
}
`;

/** `statusOf`: the HTTP status of a rejection. `problemCodes`: the codes that are no rejections. */
export function problemTypes(statusOf, problemCodes) {
  const program = ts.createProgram([join(projectDir, 'domain', 'release', 'rejections.ts')], {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const rejections = factsOfRejections(program, checker);
  const statuses = rejections.map(([code]) => `  ${code}: ${String(statusOf(code))},\n`).join('');
  const facts = rejections
    .map(([code, lines]) => `  ${code}: ${lines === '' ? 'MoreFacts | undefined' : `{ ${lines} } & MoreFacts`};\n`)
    .join('');
  const others = problemCodes.map((code) => `  | '${code}'`).join('\n');
  return (
    head +
    `\n/** The facts of each rejection. Times are RFC 3339, percentages are in percent. */\n` +
    `export interface RejectionFacts {\n${facts}}\n\n` +
    'export type RejectionCode = keyof RejectionFacts;\n\n' +
    `/** The HTTP status of each rejection. */\n` +
    `export const rejectionStatuses: Readonly<Record<RejectionCode, number>> = {\n${statuses}};\n\n` +
    `/** Codes of faulty requests and of failures of the server. */\nexport type OtherCode =\n${others};\n`
  );
}

/** Code and facts of each member of the union \`Rejection\`. */
function factsOfRejections(program, checker) {
  const source = program.getSourceFile(join(projectDir, 'domain', 'release', 'rejections.ts'));
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .find(({ name }) => name === 'Rejection');
  const union = checker.getDeclaredTypeOfSymbol(symbol);
  return union.types
    .map((member) => {
      const code = checker.getTypeOfSymbol(member.getProperty('code')).value;
      return [code, membersOf(checker, member, 'code')];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function membersOf(checker, type, except) {
  return checker
    .getPropertiesOfType(type)
    .filter(({ name }) => name !== except)
    .map((property) => {
      const isTime = property.name.endsWith('Ms');
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const printed = printedType(checker, checker.getTypeOfSymbol(property), isOptional);
      const name = isTime ? property.name.slice(0, -2) : property.name;
      return `${name}${isOptional ? '?' : ''}: ${isTime ? printed.replace('number', 'string') : printed}`;
    })
    .join('; ');
}

/** Written out, without names of the domain. `wireFacts` of the contracts names and writes times so. */
function printedType(checker, type, isOptional = false) {
  if (type.isUnion() && (type.flags & ts.TypeFlags.Boolean) === 0)
    return type.types
      .filter((one) => !(isOptional && (one.flags & ts.TypeFlags.Undefined) !== 0))
      .map((one) => printedType(checker, one))
      .sort((one, other) => Number(one === 'null') - Number(other === 'null') || (one < other ? -1 : 1))
      .join(' | ');
  if (checker.isArrayType(type)) return `Array<${printedType(checker, checker.getTypeArguments(type)[0])}>`;
  if ((type.flags & ts.TypeFlags.Object) !== 0) return `{ ${membersOf(checker, type)} }`;
  return checker.typeToString(type);
}
